using CreditFunctions.Core.Reconciliation;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>Reconciles by itself, for the webhook that never came.</summary>
public sealed class ReconcileOnSchedule(ContinueReconciliation reconciliation)
{
    [Function(nameof(ReconcileOnSchedule))]
    public Task Run([TimerTrigger("%ReconcileSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        reconciliation.RunAsync(cancellationToken);
}
