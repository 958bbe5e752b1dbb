namespace CreditFunctions.Core.Stripe;

/// <summary>The result of one attempt to create a Checkout session.</summary>
public abstract record SessionCreation
{
    private SessionCreation()
    {
    }

    /// <summary>The session exists.</summary>
    /// <param name="Id"><c>cs_…</c>.</param>
    /// <param name="Url">The payment page. Must not be logged.</param>
    public sealed record Created(string Id, string Url) : SessionCreation;

    /// <summary>Stripe repeats a failure that it saved under the attempt's idempotency key; only another attempt can succeed.</summary>
    public sealed record SavedFailure : SessionCreation;

    /// <summary>Stripe no longer knows the customer.</summary>
    public sealed record CustomerGone : SessionCreation;

    /// <summary>Stripe does not accept the receipt address.</summary>
    public sealed record ReceiptRefused : SessionCreation;
}
