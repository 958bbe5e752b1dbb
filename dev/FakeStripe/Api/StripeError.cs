namespace CreditFunctions.FakeStripe.Api;

internal static class StripeError
{
    public const string InvalidRequest = "invalid_request_error";

    public static StripeErrorException Invalid(string message, string? param = null, string? code = null) =>
        new(400, InvalidRequest, message) { Param = param, Code = code };

    public static StripeErrorException Missing(string param) =>
        Invalid($"Missing required param: {param}.", param, "parameter_missing");

    public static StripeErrorException Unknown(IReadOnlyCollection<string> names) => Invalid(
        names.Count == 1 ? $"Received unknown parameter: {names.First()}" : $"Received unknown parameters: {string.Join(", ", names)}",
        names.First(),
        "parameter_unknown");

    public static StripeErrorException NoSuch(string what, string id, string param = "id") =>
        new(404, InvalidRequest, $"No such {what}: '{id}'") { Param = param, Code = "resource_missing" };

    /// <summary>The request is valid, but the state of the object does not allow it.</summary>
    public static StripeErrorException State(string message, string? code = null) =>
        new(400, InvalidRequest, message) { Code = code, IsRemembered = true };

    public static StripeErrorException Unauthorized(string message) => new(401, InvalidRequest, message);

    public static StripeErrorException Unrecognized(string method, string path) => new(
        404,
        InvalidRequest,
        $"Unrecognized request URL ({method}: {path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.");

    public static StripeErrorException Declined(string code, string? declineCode, string message, JsonObject intent)
    {
        var details = new JsonObject();
        if (declineCode is not null)
        {
            details["decline_code"] = declineCode;
        }

        details["charge"] = intent["latest_charge"]?.DeepClone();
        details["payment_intent"] = intent.DeepClone();
        details["payment_method"] = intent["last_payment_error"]?["payment_method"]?.DeepClone();
        return new(402, "card_error", message) { Code = code, Details = details, IsRemembered = true };
    }
}
