using CreditFunctions.FakeStripe.Webhooks;

namespace CreditFunctions.FakeStripe.Control;

/// <summary>
/// <c>{"webhookEndpoint":"we_…","expireInSeconds":86400}</c>: rolls the signing secret, as in Stripe's Dashboard. Deliveries are also signed
/// with the previous secret until it expires.
/// </summary>
internal sealed class RollSecretControl(DocumentStore store, WebhookSecrets secrets) : IControl
{
    private static readonly TimeSpan OverlapDefault = TimeSpan.FromHours(24);

    public string Name => "roll_secret";

    public JsonObject Run(HttpContext context, JsonObject body)
    {
        var endpoint = store.Require(Kind.WebhookEndpoint, body.Required("webhookEndpoint"), "webhookEndpoint");
        var overlap = body.Amount("expireInSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : OverlapDefault;
        return new JsonObject { ["secret"] = secrets.Roll(endpoint, overlap) };
    }
}
