namespace CreditFunctions.FakeStripe.Api;

/// <summary>An answer of Stripe's that is not 200.</summary>
internal sealed class StripeErrorException(int status, string type, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Type { get; } = type;

    public string? Code { get; init; }

    public string? Param { get; init; }

    /// <summary>Further members of the error: a decline code, the payment intent.</summary>
    public JsonObject Details { get; init; } = [];

    /// <summary>Whether the call got as far as doing something: only then does an idempotency key remember the answer.</summary>
    public bool IsRemembered { get; init; }
}
