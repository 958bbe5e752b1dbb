using CreditFunctions.FakeStripe.Webhooks;

namespace CreditFunctions.FakeStripe.Control;

/// <summary>
/// Returns the number of objects of each kind, the scheduled items and the results of deliveries. <c>?kind=refund</c> lists all objects of a
/// kind.
/// </summary>
internal sealed class StateControl(DocumentStore store, Faults faults, DeliveryControls deliveries) : IControl
{
    private const int DeliveriesShown = 100;

    private static readonly string[] Kinds =
    [
        Kind.Charge, Kind.CheckoutSession, Kind.Customer, Kind.Dispute, Kind.Event, Kind.PaymentIntent,
        Kind.PaymentMethod, Kind.Price, Kind.Product, Kind.Refund, Kind.WebhookEndpoint,
    ];

    public string Name => "state";

    public IEnumerable<string> Methods => ["GET"];

    public JsonObject Run(HttpContext context, JsonObject body) => context.Request.Query["kind"].ToString() switch
    {
        "" => Overview(),
        var kind when Kinds.Contains(kind, StringComparer.Ordinal) => ListPage.Of("/_fake/state", store.All(kind)),
        _ => throw StripeError.Invalid($"kind must be one of {string.Join(", ", Kinds)}.", "kind"),
    };

    private JsonObject Overview() => new()
    {
        ["counts"] = new JsonObject(Kinds.Select(kind => KeyValuePair.Create(kind, (JsonNode?)JsonValue.Create(store.All(kind).Count())))),
        ["planned"] = new JsonArray([.. store.All(Agenda.Kind).Where(item => item.Text("action") != "forget_idempotency_key").Select(item => item.DeepClone())]),
        ["deliveries"] = new JsonArray([.. store.All(Deliveries.Log).Take(DeliveriesShown).Select(attempt => attempt.DeepClone())]),
        ["deliveryControls"] = deliveries.ToJson(),
        ["faults"] = faults.Planned.Count,
    };
}
