namespace CreditFunctions.Core.Access;

/// <summary>The user's email address, verified by the issuer. It is sent to Stripe for receipts, and never stored or logged.</summary>
public sealed class VerifiedEmail(string address)
{
    public string Address { get; } = address;
}
