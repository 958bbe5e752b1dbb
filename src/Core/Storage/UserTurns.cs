using CreditFunctions.Core.Ledger;

namespace CreditFunctions.Core.Storage;

/// <summary>
/// Lets the writers of one user take turns within this process, so that fifty purchases at once do not fight over one balance row. Other
/// processes are met by the row's version alone.
/// </summary>
public sealed class UserTurns : IDisposable
{
    // Users share a turn where their hashes meet, which costs a short wait and bounds the memory.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for the user's turn; disposing the answer ends it.</summary>
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
