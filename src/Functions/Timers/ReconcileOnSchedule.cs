using CreditFunctions.Core.Reconciliation;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Timers;

/// <summary>Reconciles on a schedule, in case a webhook does not arrive.</summary>
public sealed class ReconcileOnSchedule(ScheduledReconciliation reconciliation)
{
    [Function(nameof(ReconcileOnSchedule))]
    public Task Run([TimerTrigger("%ReconcileSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        reconciliation.RunAsync(cancellationToken);
}
