namespace CreditFunctions.Core.Stripe;

/// <summary>Stripe did not respond, or only with server errors, after all retries. A later request may succeed.</summary>
public sealed class StripeUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Stripe is still processing another request with the same idempotency key.</summary>
    public bool IsInProgress { get; init; }
}
