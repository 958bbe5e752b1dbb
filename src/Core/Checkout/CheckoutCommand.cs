using CreditFunctions.Core.Authentication;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Users;

namespace CreditFunctions.Core.Checkout;

/// <summary>What a buyer asks for.</summary>
/// <param name="User">The signed-in user.</param>
/// <param name="PackId">A pack's id, or <c>custom</c>.</param>
/// <param name="Credits">Only with <c>custom</c>: how many.</param>
/// <param name="Currency">Null takes the pack's own.</param>
/// <param name="IdempotencyKey">Makes a repeated request the same purchase; null makes each request a new one.</param>
/// <param name="Email">Where a receipt may go; null where nobody has verified an address.</param>
public sealed record CheckoutCommand(
    UserId User, string PackId, long? Credits, string? Currency, string? IdempotencyKey, VerifiedEmail? Email = null)
{
    /// <summary>What a repeat is held against: only what the caller has sent, as the catalogue may change in between.</summary>
    internal IdempotencyRecord RecordFor(PurchaseId purchase) => new(purchase, PackId, Credits, Currency);
}
