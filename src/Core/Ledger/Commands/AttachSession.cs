using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>Stores the Checkout session that Stripe created for a purchase.</summary>
/// <param name="Purchase">The purchase.</param>
/// <param name="Attempt">The attempt that created the session.</param>
/// <param name="SessionId"><c>cs_…</c>.</param>
/// <param name="SessionUrl">The payment page. Must not be logged.</param>
public sealed record AttachSession(PurchaseId Purchase, int Attempt, string SessionId, string SessionUrl) : ICommand<Purchase>
{
    /// <inheritdoc/>
    public IReadOnlyList<LedgerKey> Reads => [LedgerKey.Purchase(Purchase)];

    /// <inheritdoc/>
    public Decision<Purchase> Decide(LedgerSnapshot rows, DateTimeOffset now)
    {
        var stored = rows.Required(Purchase);

        // An event may have named another attempt's session first. That session stays: a payment of any other would not be credited.
        if (stored.SessionUrl is not null || stored.Attempt > Attempt || (stored.SessionId is { } known && known != SessionId))
        {
            return Decision.Unchanged(stored);
        }

        var attached = stored with { SessionId = SessionId, SessionUrl = SessionUrl };
        return new Decision<Purchase>(
            attached, Source: null, stored.SessionId is null ? [attached, new SessionLink(SessionId, Purchase)] : [attached]);
    }
}
