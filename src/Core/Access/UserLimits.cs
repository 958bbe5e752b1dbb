using Azure;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Access;

/// <summary>
/// Decides whether a user may do something once more this minute. Reads and status checks are counted in this instance. Checkouts, for which
/// Stripe is called, are counted in storage, so that their limit holds across instances: this instance remembers what it wrote last, so a
/// checkout usually costs one write and no read, and one above the limit costs nothing. If storage fails, checkouts are allowed: the limits
/// guard against excess, and the ledger is correct without them.
/// </summary>
public sealed partial class UserLimits(RateLimitStore table, InstanceLimits instance, IOptions<LimitOptions> options, TimeProvider time, ILogger<UserLimits> logger) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WaitOnContention = TimeSpan.FromSeconds(1);

    // Users whose hashes collide share a slot. That costs a read, and bounds the memory.
    private readonly Slot[] _slots = [.. Enumerable.Range(0, 1024).Select(_ => new Slot())];
    private long _pausedUntilTicks;

    /// <summary>Counts one action.</summary>
    /// <returns>How long to wait; null if the action is within the limit, and counted.</returns>
    public async Task<TimeSpan?> TakeAsync(UserId user, LimitedAction action, CancellationToken cancellationToken)
    {
        var limit = options.Value.Of(action);
        if (limit == 0)
        {
            return null;
        }

        if (action is LimitedAction.Read or LimitedAction.StatusCheck)
        {
            return instance.Take(user, action);
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
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var rounds = new Rounds();
        try
        {
            return await TakeAsync(slot, key, limit, rounds, linked.Token);
        }
        catch (OperationCanceledException) when (rounds.Lost > 0 && !cancellationToken.IsCancellationRequested)
        {
            // Storage responds, and other instances keep counting this user. That must not lift the limits of all users.
            return WaitOnContention;
        }
        catch (Exception failure) when ((failure is RequestFailedException || StorageFailure.IsOutage(failure)) && !cancellationToken.IsCancellationRequested)
        {
            // Requests that wait for this slot should not each run into the same failure.
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
                // The remembered window may be old, but within a window counts never decrease, so this result holds.
                slot.Remember(key, stored);
                return wait;
            }

            // A round is lost only to another instance that counted an action, so the limit also bounds the rounds.
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
        [LoggerMessage(EventId = 900, EventName = "credit.alert.limits_unavailable", Level = LogLevel.Warning, Message = "Failed to count checkouts per user; they are not limited for {Pause}.")]
        public static partial void NotCounted(ILogger logger, Exception failure, TimeSpan pause);
    }
}
