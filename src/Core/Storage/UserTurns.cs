using CreditFunctions.Core.Ledger;

namespace CreditFunctions.Core.Storage;

/// <summary>
/// Serializes the writers of one user within this process, so that concurrent purchases do not compete for one balance row. This only avoids
/// retries; between processes, the version of the row decides.
/// </summary>
public sealed class UserTurns : IDisposable
{
    // Users whose hashes collide share a semaphore. This bounds the memory and costs a short wait.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for the user's turn. Disposing the result ends it.</summary>
    public async Task<IDisposable> TakeAsync(UserId user, CancellationToken cancellationToken)
    {
        var turn = _turns[unchecked((uint)StringComparer.Ordinal.GetHashCode(user.Value)) % _turns.Length];
        await turn.WaitAsync(cancellationToken);
        return new Turn(turn);
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_turns, turn => turn.Dispose());

    private sealed class Turn(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
