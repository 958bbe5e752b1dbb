using CreditFunctions.Core.Access;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Checkout;

/// <summary>Where Stripe sends the receipt of a purchase. Only the digest is stored; it shows whether a repeated request has another address.</summary>
/// <param name="Address">The e-mail address. It is passed to Stripe and not stored.</param>
/// <param name="Digest">Includes the purchase's id, so that the digests of two purchases do not reveal that they have the same buyer.</param>
public sealed record ReceiptAddress(string Address, string Digest)
{
    public static ReceiptAddress Of(PurchaseId purchase, VerifiedEmail email) => new(email.Address, TableKey.Digest($"{purchase} {email.Address}"));

    /// <inheritdoc/>
    public override string ToString() => Digest;
}
