using Azure;

namespace CreditFunctions.Core.Storage;

/// <summary>Checks whether storage responds, with one concurrent read of a table and of a queue and a short timeout.</summary>
public sealed class StorageHealth(TableStorage tables, QueueStorage queues, TimeProvider time)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>Whether both exist and respond.</summary>
    public async Task<bool> IsHealthyAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await Task.WhenAll(tables.ProbeAsync(linked.Token), queues.ProbeAsync(linked.Token));
            return true;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && (failure is RequestFailedException || StorageFailure.IsOutage(failure)))
        {
            return false;
        }
    }
}
