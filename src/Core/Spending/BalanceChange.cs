using CreditFunctions.Core.Ledger;

namespace CreditFunctions.Core.Spending;

/// <summary>A change of the balance that somebody asks for, to be made once under its key.</summary>
/// <param name="Kind">A spend or an adjustment.</param>
/// <param name="Key">The caller's idempotency key; spends and adjustments do not share theirs.</param>
/// <param name="Credits">What the balance changes by: below zero takes.</param>
/// <param name="Reason">Why, as the ledger will say.</param>
/// <param name="Actor">The operator who asks for an adjustment.</param>
public sealed record BalanceChange(EntryKind Kind, string Key, long Credits, string? Reason, string? Actor = null)
{
    /// <summary>More than anybody owns; keeps sums of changes far from the end of the numbers.</summary>
    public const long CreditsMax = 1_000_000_000_000;

    /// <summary>Uses credits.</summary>
    /// <param name="key">The caller's idempotency key.</param>
    /// <param name="credits">How many; above zero.</param>
    /// <param name="reason">What for, if the caller says.</param>
    public static BalanceChange Spend(string key, long credits, string? reason)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(credits);
        return new BalanceChange(EntryKind.Spend, key, -credits, reason);
    }

    /// <summary>An operator's correction, in either direction.</summary>
    public static BalanceChange Adjustment(string key, long credits, string reason, string actor) =>
        new(EntryKind.Adjustment, key, credits, reason, actor);
}
