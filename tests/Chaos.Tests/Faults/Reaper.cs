namespace CreditFunctions.Chaos.Tests.Faults;

/// <summary>Kills a worker every now and then, and sometimes takes storage away.</summary>
internal sealed class Reaper(Storage storage, IReadOnlyList<ExposedWorker> workers, int seed)
{
    private const int KillsMin = 6;
    private const int KillsForRestart = 10; // Storage goes down with the third of so many.
    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(3);
    private readonly Random _random = new(seed);

    public int Kills { get; private set; }

    public int Restarts { get; private set; }

    /// <summary>Goes on for as long as there is work, and until it has killed often enough.</summary>
    public async Task ReapAsync(Task work)
    {
        while (!work.IsCompleted || Kills < KillsMin)
        {
            await Task.Delay(PauseMax * _random.NextDouble(), TimeProvider.System);
            await workers[_random.Next(workers.Count)].DieAndComeBackAsync();
            Kills++;
            if (Kills % KillsForRestart == 3)
            {
                await storage.RestartAsync();
                Restarts++;
            }
        }

        await work;
    }
}
