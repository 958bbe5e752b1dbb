using System.Text.Json;

namespace CreditFunctions.FakeStripe.Control;

/// <summary>The JSON body of a call to <c>/_fake</c>. A switch may be true, false or a number.</summary>
internal static class ControlBody
{
    // Three years in seconds, and Stripe's largest amount.
    private const long AmountMax = 99_999_999;

    public static async Task<JsonObject> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength is 0 || (request.ContentLength is null && !request.Headers.ContainsKey("Transfer-Encoding")))
        {
            return [];
        }

        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted) as JsonObject
                ?? throw StripeError.Invalid("The body must be a JSON object.");
        }
        catch (JsonException)
        {
            throw StripeError.Invalid("The body must be a JSON object.");
        }
    }

    public static int? Count(this JsonObject body, string name, int whenTrue) => body[name]?.GetValueKind() switch
    {
        null or JsonValueKind.Null or JsonValueKind.False => null,
        JsonValueKind.True => whenTrue,
        JsonValueKind.Number when body[name]!.AsValue().TryGetValue<int>(out var count) => count,
        _ => throw StripeError.Invalid($"{name} must be true, false or a number.", name),
    };

    public static long? Amount(this JsonObject body, string name) => body[name]?.GetValueKind() switch
    {
        null or JsonValueKind.Null => null,
        JsonValueKind.Number when body[name]!.AsValue().TryGetValue<long>(out var amount) && amount is >= 0 and <= AmountMax => amount,
        _ => throw StripeError.Invalid($"{name} must be a whole number from 0 to {AmountMax}.", name),
    };

    public static string Required(this JsonObject body, string name) => body.Text(name) ?? throw StripeError.Missing(name);
}
