namespace CreditFunctions.Core.Stripe;

/// <summary>
/// The request can never succeed under this idempotency key. Either Stripe has saved a 500 under the key and repeats it, or it has seen the key
/// with other parameters, for example before a deployment. Another key is needed.
/// </summary>
/// <remarks>docs.stripe.com/api/idempotent_requests: the first response is kept, "including 500 errors", for at least 24 hours.</remarks>
public sealed class StripeSavedFailureException()
    : Exception("The request cannot succeed under this idempotency key at Stripe.");
