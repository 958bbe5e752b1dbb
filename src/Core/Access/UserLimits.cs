using Azure;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Access;

/// <summary>
/// Says whether a user may do something once more this minute. The count is in storage, each step on the version that was read, so that it
/// holds over all instances. What this instance wrote last it remembers: as a rule an action costs one write and no read, and one over the
/// limit costs nothing. While storage does not answer, everybody passes: the limits protect from haste, the ledger protects itself.
/// </summary>
public sealed partial class UserLimits(RateLimitStore table, IOptions<LimitOptions> options, TimeProvider time, ILogger<UserLimits> logger) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Crowded = TimeSpan.FromSeconds(1);

    // Users share a slot where their hashes meet, which costs a read and bounds the memory.
    private readonly Slot[] _slots = [.. Enumerable.Range(0, 1024).Select(_ => new Slot())];
    private long _pausedUntilTicks;

    /// <summary>Counts one action.</summary>
    /// <returns>How long to wait; null where the action is within the limit, and counted.</returns>
    public async Task<TimeSpan?> TakeAsync(UserId user, LimitedAction action, CancellationToken cancellationToken)
    {
        var limit = options.Value.Of(action);
        if (limit == 0)
        {
            return null;
        }

        var key = new Key(user, action);
        var slot = _slots[unchecked((uint)key.GetHashCode()) % _slots.Length];
        await slot.Turn.WaitAsync(cancellationToken);
        try
        {
            return IsPaused ? null : await TakeInTimeAsync(slot, key, limit, cancellationToken);
        }
        finally
        {
            slot.Turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_slots, slot => slot.Turn.Dispose());

    private bool IsPaused => time.GetUtcNow().UtcTicks < Volatile.Read(ref _pausedUntilTicks);

    private async Task<TimeSpan?> TakeInTimeAsync(Slot slot, Key key, int limit, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var rounds = new Rounds();
        try
        {
            return await TakeAsync(slot, key, limit, rounds, either.Token);
        }
        catch (OperationCanceledException) when (rounds.Lost > 0 && !cancellationToken.IsCancellationRequested)
        {
            // Storage answers, and other instances count this very user all the time. That must not free everybody from the limits.
            return Crowded;
        }
        catch (Exception failure) when ((failure is RequestFailedException || StorageFailure.IsOutage(failure)) && !cancellationToken.IsCancellationRequested)
        {
            // Those who wait behind this one should not each find out by themselves.
            Volatile.Write(ref _pausedUntilTicks, (time.GetUtcNow() + Pause).UtcTicks);
            Log.NotCounted(logger, failure, Pause);
            return null;
        }
    }

    private async Task<TimeSpan?> TakeAsync(Slot slot, Key key, int limit, Rounds rounds, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = slot.Known(key) ?? await table.ReadAsync(key.User, key.Action, cancellationToken);
            var now = time.GetUtcNow();
            var window = LimitWindow.At(stored.Value, now);
            if (window.Wait(limit, now) is { } wait)
            {
                // What is remembered may be old, but counts never fall: if it is too much by this, it is too much.
                slot.Remember(key, stored);
                return wait;
            }

            // Each round that is lost to another instance was counted there, so that the rounds end with the limit.
            var version = await table.TryWriteAsync(key.User, key.Action, window.Next, stored.Version, cancellationToken);
            slot.Remember(key, version is null ? null : new Versioned<LimitWindow?>(window.Next, version));
            if (version is not null)
            {
                return null;
            }

            rounds.Lost++;
        }
    }

    /// <summary>Rounds that another instance won.</summary>
    private sealed class Rounds
    {
        public int Lost { get; set; }
    }

    private sealed record Key(UserId User, LimitedAction Action);

    private sealed class Slot
    {
        private Key? _key;
        private Versioned<LimitWindow?>? _stored;

        public SemaphoreSlim Turn { get; } = new(1, 1);

        public Versioned<LimitWindow?>? Known(Key key) => key == _key ? _stored : null;

        public void Remember(Key key, Versioned<LimitWindow?>? stored) => (_key, _stored) = (key, stored);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 900, EventName = "credit.alert.limits_unavailable", Level = LogLevel.Warning, Message = "The limits per user cannot be counted; for {Pause} nothing is.")]
        public static partial void NotCounted(ILogger logger, Exception failure, TimeSpan pause);
    }
}
