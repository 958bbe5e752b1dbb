namespace CreditFunctions.FakeStripe.State;

internal sealed class AgendaLoop(DocumentStore store, Agenda agenda, IEnumerable<ITimedAction> actions) : BackgroundService
{
    // A manual clock does not wake this loop, so the loop polls it.
    private static readonly TimeSpan WaitMax = TimeSpan.FromMilliseconds(200);
    private readonly Dictionary<string, ITimedAction> _actions = actions.ToDictionary(action => action.Action, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = store.Change(RunDue);
            await agenda.Changed.WaitAsync(wait, stoppingToken);
        }
    }

    private TimeSpan RunDue()
    {
        var (due, wait) = agenda.Take(WaitMax);
        foreach (var item in due)
        {
            _actions[item.RequiredText("action")].Run(item);
        }

        return wait;
    }
}
