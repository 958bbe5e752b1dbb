using CreditFunctions.Core.Authentication;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Checkout;

/// <summary>Where Stripe sends the receipt of a purchase. The purchase keeps a digest only, to tell whether a repeat comes with another address.</summary>
/// <param name="Address">For Stripe's eyes only.</param>
/// <param name="Digest">With the purchase's id in it, so that two purchases do not show that they have one buyer.</param>
internal sealed record ReceiptAddress(string Address, string Digest)
{
    /// <summary>The address, or null where no receipt is to be sent.</summary>
    public static ReceiptAddress? Of(VerifiedEmail? email, PurchaseId purchase, CheckoutOptions options) =>
        options.SendReceipts && email is not null ? new ReceiptAddress(email.Address, TableKey.Digest($"{purchase} {email.Address}")) : null;

    /// <inheritdoc/>
    public override string ToString() => Digest;
}
