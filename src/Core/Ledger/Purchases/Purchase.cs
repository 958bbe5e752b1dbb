using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Payments;

namespace CreditFunctions.Core.Ledger.Purchases;

/// <summary>One attempt of a user to buy a pack.</summary>
public sealed record Purchase : ILedgerRow
{
    public required PurchaseId Id { get; init; }

    /// <inheritdoc/>
    public LedgerKey Key => LedgerKey.Purchase(Id);

    public required UserId User { get; init; }

    public PurchaseKey Name => new(User, Id);

    public required PurchaseTerms Terms { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Counts calls to Stripe that need a new idempotency key; begins at 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Null until Stripe has answered.</summary>
    public string? SessionId { get; init; }

    /// <summary>Where the buyer pays. Whoever has it can see the order: never logged.</summary>
    public string? SessionUrl { get; init; }

    public PurchaseFacts Facts { get; init; } = PurchaseFacts.None;

    /// <summary>What of the ledger's entries for this purchase was bought.</summary>
    public long PurchasedCredits { get; init; }

    /// <summary>What of it was taken back.</summary>
    public long ReversedCredits { get; init; }

    /// <summary>What the ledger holds for this purchase now.</summary>
    public long GrantedCredits => PurchasedCredits - ReversedCredits;

    /// <summary>When it was paid, by the earliest word of it; null while it was not.</summary>
    public DateTimeOffset? CompletedAt => Entitlement.PayingIntent(Facts) is { } intent ? Facts.Payments[intent].PaidAt : null;

    /// <summary>What the facts say.</summary>
    public Entitlement Entitlement => Entitlement.Of(Terms.Credits, Terms.Price.Currency, Facts);
}
