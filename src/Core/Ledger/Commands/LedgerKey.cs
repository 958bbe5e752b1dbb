using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>Identifies a row within a user's partition.</summary>
/// <param name="Kind">The kind of row.</param>
/// <param name="Id">The id within that kind; empty if there is only one such row.</param>
public abstract record LedgerKey(LedgerRowKind Kind, string Id)
{
    /// <summary>The user's balance.</summary>
    public static LedgerKey<Balance> Balance { get; } = new(LedgerRowKind.Balance, "");

    /// <summary>A purchase.</summary>
    public static LedgerKey<Purchase> Purchase(PurchaseId id) => new(LedgerRowKind.Purchase, id.Value);

    /// <summary>The purchase that a Checkout session belongs to.</summary>
    public static LedgerKey<SessionLink> Session(string sessionId) => new(LedgerRowKind.Session, sessionId);

    /// <summary>What was requested under the idempotency key of a checkout.</summary>
    public static LedgerKey<IdempotencyRecord> Checkout(string idempotencyKey) => new(LedgerRowKind.Checkout, idempotencyKey);

    /// <summary>The user's customer at Stripe.</summary>
    public static LedgerKey<StripeCustomer> Customer { get; } = new(LedgerRowKind.Customer, "");

    /// <summary>A ledger entry.</summary>
    public static LedgerKey<LedgerEntry> Entry(long sequence) =>
        new(LedgerRowKind.Entry, sequence.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The marker of an applied Stripe event.</summary>
    public static LedgerKey<AppliedEvent> Event(string eventId) => new(LedgerRowKind.Event, eventId);

    /// <summary>The idempotency record of a spend or an adjustment. The two do not share keys.</summary>
    public static LedgerKey<CompletedChange> Change(EntryKind kind, string key) =>
        new(kind == EntryKind.Spend ? LedgerRowKind.Spend : LedgerRowKind.Adjustment, key);
}

/// <summary>A key with the type of its row.</summary>
public sealed record LedgerKey<TRow>(LedgerRowKind Kind, string Id) : LedgerKey(Kind, Id)
    where TRow : class, ILedgerRow;
