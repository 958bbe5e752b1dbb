namespace CreditFunctions.Core.Stripe;

/// <summary>Stripe did not answer, or not usefully, after all retries. Worth another try later.</summary>
public sealed class StripeUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The same request, under the same idempotency key, is still being answered to somebody else.</summary>
    public bool IsInProgressElsewhere { get; init; }
}
