namespace CreditFunctions.FakeStripe.Api;

/// <summary>An error response of Stripe's API.</summary>
internal sealed class StripeErrorException(int status, string type, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Type { get; } = type;

    public string? Code { get; init; }

    public string? Param { get; init; }

    /// <summary>Further members of the error, such as the decline code and the payment intent.</summary>
    public JsonObject Details { get; init; } = [];

    /// <summary>Whether the call was executed. Only then is the response saved under the idempotency key.</summary>
    public bool IsRemembered { get; init; }
}
