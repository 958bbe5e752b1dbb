namespace CreditFunctions.Core.Authentication;

/// <summary>An address that the issuer says is the user's. It goes to Stripe, for a receipt, and nowhere else: not into a row, not into a log.</summary>
public sealed class VerifiedEmail(string address)
{
    public string Address { get; } = address;
}
