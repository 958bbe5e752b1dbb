using CreditFunctions.FakeStripe.Events;

namespace CreditFunctions.FakeStripe.Control;

/// <summary>
/// <c>{"type":"checkout.session.completed","object":"cs_…"}</c>: says something again in an event of its own, which
/// Stripe does now and then, or says something unheard of; <c>object</c> is an id or an object.
/// </summary>
internal sealed class EventsControl(Expansion expansion, EventLog events) : IControl
{
    public string Name => "events";

    public JsonObject Run(HttpContext context, JsonObject body)
    {
        var subject = body["object"] as JsonObject ?? Stored(body.Required("object"));
        return events.Emit(body.Required("type"), subject).Visible();
    }

    private JsonObject Stored(string id) => expansion.Find(id) ?? throw StripeError.NoSuch("object", id, "object");
}
