using System.Text.Json;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>What comparing an item found.</summary>
/// <param name="Difference">The difference, if any.</param>
/// <param name="Purchase">The purchase after the comparison; null if there is none, or the session is not its own.</param>
public sealed record Comparison(Difference? Difference = null, Purchase? Purchase = null)
{
    /// <summary>What could not be compared.</summary>
    public IReadOnlyList<Unchecked> Unchecked { get; init; } = [];
}

/// <summary>Something that a run could not compare.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Reason">A sentence for operators.</param>
public sealed record Unchecked(UncheckedKind Kind, string Reason)
{
    /// <summary>The kind as in responses and logs.</summary>
    public string KindName => JsonNamingPolicy.KebabCaseLower.ConvertName(Kind.ToString());
}

/// <summary>What a run may be unable to compare. In JSON, the names are in kebab case.</summary>
public enum UncheckedKind
{
    /// <summary>Events that Stripe no longer keeps.</summary>
    OldEvents,

    /// <summary>The charge of a payment, which shows refunds and disputes.</summary>
    Charge,

    /// <summary>The refunds of a payment.</summary>
    Refunds,

    /// <summary>The disputes of a payment.</summary>
    Disputes,

    /// <summary>An item that cannot be read. It is also among the differences.</summary>
    Item,

    /// <summary>What the next page compares.</summary>
    Rest,
}
