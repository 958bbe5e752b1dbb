namespace CreditFunctions.Core.Reconciliation;

/// <summary>Lists what one phase of a run compares.</summary>
public interface IReconcilePhase
{
    ReconcilePhase Phase { get; }

    /// <summary>Lists the items from the request's cursor to the end of the phase. At most as many are fetched at once as the request allows.</summary>
    IAsyncEnumerable<ReconcileItem> ItemsAsync(ReconcileRequest request, CancellationToken cancellationToken);
}
