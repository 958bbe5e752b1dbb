namespace CreditFunctions.Core.Stripe;

/// <summary>
/// Stripe saved a 500 under the idempotency key and will answer it again and again, or has the key for other parameters, of before a
/// deployment. Only another key gets another answer.
/// </summary>
/// <remarks>docs.stripe.com/api/idempotent_requests: the first answer is kept, "including 500 errors", for at least 24 hours.</remarks>
public sealed class StripeSavedFailureException()
    : Exception("Stripe will not do it under this idempotency key.");
