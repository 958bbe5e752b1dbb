using System.Text.Encodings.Web;
using System.Text.Json;

namespace CreditFunctions.FakeStripe.Api;

/// <summary>Stripe's responses and webhooks are indented JSON without escaped characters.</summary>
internal static class Rendering
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Render(JsonNode node) => node.ToJsonString(Indented);

    /// <summary>A copy without internal members, whose names begin with an underscore.</summary>
    public static JsonObject Visible(this JsonObject document)
    {
        var copy = new JsonObject();
        foreach (var (name, value) in document)
        {
            if (name[0] != '_')
            {
                copy[name] = value?.DeepClone();
            }
        }

        return copy;
    }

    public static JsonObject Render(this StripeErrorException error, string requestId)
    {
        var body = new JsonObject();
        if (error.Code is { } code)
        {
            body["code"] = code;
            body["doc_url"] = $"https://stripe.com/docs/error-codes/{code.Replace('_', '-')}";
        }

        body["message"] = error.Message;
        if (error.Param is { } param)
        {
            body["param"] = param;
        }

        body["request_log_url"] = $"https://dashboard.stripe.com/test/logs/{requestId}";
        body["type"] = error.Type;
        foreach (var (name, value) in error.Details)
        {
            body[name] = (value as JsonObject)?.Visible() ?? value?.DeepClone();
        }

        return new JsonObject { ["error"] = body };
    }
}
