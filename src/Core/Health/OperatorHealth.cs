using CreditFunctions.Core.Events;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Health;

/// <summary>The health of the application as operators see it.</summary>
/// <param name="Reconciliation">The scheduled reconciliation.</param>
/// <param name="Queues">The lengths of the queues.</param>
/// <param name="FailedEvents">How many events wait for an operator.</param>
public sealed record OperatorHealth(ReconciliationHealth Reconciliation, IReadOnlyList<QueueLength> Queues, FailedEventCount FailedEvents)
{
    /// <summary>What an operator has to do, as sentences.</summary>
    public IReadOnlyList<string> Problems => field ??= [.. Reconciliation.Problems, .. ProblemsOfEvents()];

    public bool IsHealthy => Problems.Count == 0;

    private IEnumerable<string> ProblemsOfEvents()
    {
        foreach (var queue in Queues.Where(queue => queue.Name == QueueStorage.StripeEventsPoisonName && queue.ApproximateMessages > 0))
        {
            yield return $"The queue {queue.Name} is not empty ({queue.ApproximateMessages}). The function ParkPoisonedEvent should empty it within minutes. If it does not, find out why in its log.";
        }

        if (FailedEvents.Count > 0)
        {
            yield return $"Failed events wait for an operator ({FailedEvents.Count}{(FailedEvents.HasMore ? " or more" : "")}). Replay or discard them: follow \"Parked events\" in the runbook.";
        }
    }
}
