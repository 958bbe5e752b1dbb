using CreditFunctions.Core.Events;
using CreditFunctions.Core.Reconciliation;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Health;

/// <summary>Reads the health of the application. It reads only storage and settings, and writes nothing.</summary>
public sealed class HealthReader(
    ReconcileProgressStore progressStore,
    ReconcileSchedule schedule,
    QueueStorage queues,
    FailedEventIndex failedEvents,
    TimeProvider time)
{
    private const int FailedEventsMax = 100;

    public async Task<OperatorHealth> ReadAsync(CancellationToken cancellationToken)
    {
        var progress = progressStore.ReadAsync(cancellationToken);
        var lengths = queues.ReadLengthsAsync(cancellationToken);
        var failed = failedEvents.CountAsync(FailedEventsMax, cancellationToken);
        await Task.WhenAll(progress, lengths, failed);
        return new OperatorHealth(
            ReconciliationHealth.Of((await progress).Value, schedule, time.GetUtcNow()), await lengths, await failed);
    }
}
