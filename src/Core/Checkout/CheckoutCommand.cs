using CreditFunctions.Core.Access;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Checkout;

/// <summary>A buyer's request to start a purchase.</summary>
/// <param name="User">The authenticated user.</param>
/// <param name="PackId">The id of a pack, or <c>custom</c>.</param>
/// <param name="Credits">How many credits; only with <c>custom</c>.</param>
/// <param name="Currency">Null for the pack's first currency.</param>
/// <param name="IdempotencyKey">Makes a repeated request the same purchase; null makes each request a new one.</param>
/// <param name="Email">Where Stripe may send a receipt; null without a verified address.</param>
public sealed record CheckoutCommand(
    UserId User, string PackId, long? Credits, string? Currency, string? IdempotencyKey, VerifiedEmail? Email = null)
{
    /// <summary>What a repeated request is compared with: only what the caller has sent, because the catalogue may change in between.</summary>
    internal IdempotencyRecord? RecordFor(PurchaseId purchase) =>
        IdempotencyKey is { } key ? new(key, purchase, PackId, Credits, Currency) : null;
}
