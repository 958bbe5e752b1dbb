using Azure;

namespace CreditFunctions.Core.Storage;

/// <summary>Asks storage for a sign of life: one look at a table and one at a queue, at the same time and with little patience.</summary>
public sealed class StorageHealth(TableStorage tables, QueueStorage queues, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Whether both answer, and both are there.</summary>
    public async Task<bool> IsGoodAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await Task.WhenAll(tables.ProbeAsync(either.Token), queues.ProbeAsync(either.Token));
            return true;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && (failure is RequestFailedException || StorageFailure.IsOutage(failure)))
        {
            return false;
        }
    }
}
