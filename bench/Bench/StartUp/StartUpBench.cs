using CreditFunctions.Bench.Load;
using CreditFunctions.Bench.Servers;
using CreditFunctions.Bench.Webhook;

namespace CreditFunctions.Bench.StartUp;

/// <summary>Measures the time from the start of the process to the first accepted webhook, alternating between the product and an empty app.</summary>
internal static class StartUpBench
{
    public static async Task<IReadOnlyList<StartRow>> RunAsync(Plan plan)
    {
        await using var sink = await NullStorage.StartAsync();
        var settings = Contestant.Settings(NullStorage.ConnectionString(sink.Port));
        (string Name, ServerCommand Command, List<double> Starts)[] programs =
        [
            ("product", new ServerCommand("dotnet", settings, Checkout.Published("Bench.Product")), []),
            ("empty app", new ServerCommand("dotnet", settings, Checkout.Published("Bench.Empty")), []),
        ];

        for (var start = 0; start <= plan.Starts; start++)
        {
            foreach (var (_, command, starts) in programs)
            {
                await using var server = await ServerProcess.StartAsync(command, SignedEvents.Request);
                starts.Add(server.StartedIn.TotalMilliseconds);
            }
        }

        // The first start of each reads its files from disk and is not counted.
        return [.. programs.Select(program => Row(program.Name, [.. program.Starts.Skip(1)]))];
    }

    private static StartRow Row(string program, IReadOnlyList<double> starts) =>
        new(program, starts.Median(start => start), starts.Min(), starts.Max());
}
