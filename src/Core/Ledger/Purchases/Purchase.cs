using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Payments;

namespace CreditFunctions.Core.Ledger.Purchases;

/// <summary>A user's purchase of a pack, from the start of the checkout.</summary>
public sealed record Purchase : ILedgerRow
{
    public required PurchaseId Id { get; init; }

    /// <inheritdoc/>
    public LedgerKey Key => LedgerKey.Purchase(Id);

    public required UserId User { get; init; }

    public PurchaseKey Name => new(User, Id);

    public required PurchaseTerms Terms { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The number of the attempt to create the session, from 1. Each attempt has its own idempotency key.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Null until the Checkout session is created.</summary>
    public string? SessionId { get; init; }

    /// <summary>The payment page. Must not be logged, because it shows the order to anyone who opens it.</summary>
    public string? SessionUrl { get; init; }

    public PurchaseFacts Facts { get; init; } = PurchaseFacts.None;

    /// <summary>Credits bought, as recorded in the ledger for this purchase.</summary>
    public long PurchasedCredits { get; init; }

    /// <summary>Credits taken back, as recorded in the ledger for this purchase.</summary>
    public long ReversedCredits { get; init; }

    /// <summary>The credits that the ledger holds for this purchase.</summary>
    public long GrantedCredits => PurchasedCredits - ReversedCredits;

    /// <summary>When it was paid, by the earliest report; null while it is not paid.</summary>
    public DateTimeOffset? CompletedAt => Entitlement.PayingIntent(Facts) is { } intent ? Facts.Payments[intent].PaidAt : null;

    /// <summary>The entitlement by the current facts.</summary>
    public Entitlement Entitlement => Entitlement.Of(Terms.Credits, Terms.Price.Currency, Facts);
}
