namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>A spend or an adjustment. It happens once under its idempotency key, and a repeat returns the original result.</summary>
/// <param name="Kind"><see cref="EntryKind.Spend"/> or <see cref="EntryKind.Adjustment"/>.</param>
/// <param name="IdempotencyKey">The caller's key. Spends and adjustments do not share keys.</param>
/// <param name="Credits">The change of the balance; negative to take credits.</param>
/// <param name="Reason">The reason. Users can see it in the ledger.</param>
/// <param name="Actor">The operator who made an adjustment. Users cannot see it.</param>
public sealed record ChangeBalance(EntryKind Kind, string IdempotencyKey, long Credits, string? Reason, string? Actor = null) : ICommand<ChangeOutcome>
{
    /// <summary>The largest change. It keeps sums far below the range of a 64-bit integer.</summary>
    public const long CreditsMax = 1_000_000_000_000;

    /// <inheritdoc/>
    public IReadOnlyList<LedgerKey> Reads => [LedgerKey.Change(Kind, IdempotencyKey), LedgerKey.Balance];

    private bool IsSpend => Kind == EntryKind.Spend;

    /// <summary>Uses credits.</summary>
    /// <param name="idempotencyKey">The caller's key.</param>
    /// <param name="credits">The number of credits; positive.</param>
    /// <param name="reason">The caller's reason, if any.</param>
    public static ChangeBalance Spend(string idempotencyKey, long credits, string? reason)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(credits);
        return new ChangeBalance(EntryKind.Spend, idempotencyKey, -credits, reason);
    }

    /// <summary>An operator's correction, in either direction. It may make the balance negative.</summary>
    public static ChangeBalance Adjust(string idempotencyKey, long credits, string reason, string actor) =>
        new(EntryKind.Adjustment, idempotencyKey, credits, reason, actor);

    /// <inheritdoc/>
    public Decision<ChangeOutcome> Decide(LedgerSnapshot rows, DateTimeOffset now)
    {
        // Before the balance: a repeat of the spend that emptied it must succeed.
        if (rows.Find(LedgerKey.Change(Kind, IdempotencyKey)) is { } completed)
        {
            return Decision.Unchanged<ChangeOutcome>(completed.Change == this
                ? new ChangeOutcome.Changed(completed.BalanceAfter, completed.Sequence)
                : new ChangeOutcome.KeyReused());
        }

        var balance = rows.Balance;
        var after = balance with
        {
            Credits = balance.Credits + Credits,
            Sequence = balance.Sequence + 1,
            Spent = balance.Spent - (IsSpend ? Credits : 0),
            UpdatedAt = now,
        };
        if (IsSpend && after.Credits < 0)
        {
            return Decision.Unchanged<ChangeOutcome>(new ChangeOutcome.InsufficientCredits(balance.Credits));
        }

        var source = IsSpend ? EntrySource.Spend(IdempotencyKey) : EntrySource.Adjustment(IdempotencyKey) with { Reason = Reason, Actor = Actor };
        return new Decision<ChangeOutcome>(
            new ChangeOutcome.Changed(after.Credits, after.Sequence),
            source,
            [
                new CompletedChange(this, after.Credits, after.Sequence),
                new LedgerEntry(after.Sequence, Kind, Credits, after.Credits, Purchase: null, source.Text, Reason, now, Actor),
                after,
            ]);
    }
}
