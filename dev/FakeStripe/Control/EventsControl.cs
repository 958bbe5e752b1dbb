using CreditFunctions.FakeStripe.Events;

namespace CreditFunctions.FakeStripe.Control;

/// <summary>
/// POST <c>{"type":"checkout.session.completed","object":"cs_…"}</c> creates another event about an object, as Stripe sometimes does, or an
/// event of an unknown type. <c>object</c> is an id or an object. DELETE removes all events, as Stripe does after 30 days.
/// </summary>
internal sealed class EventsControl(DocumentStore store, Expansion expansion, EventLog events) : IControl
{
    public string Name => "events";

    public IEnumerable<string> Methods => ["POST", "DELETE"];

    public JsonObject Run(HttpContext context, JsonObject body)
    {
        if (HttpMethods.IsDelete(context.Request.Method))
        {
            return Forget();
        }

        var subject = body["object"] as JsonObject ?? Stored(body.Required("object"));
        return events.Emit(body.Required("type"), subject).Visible();
    }

    private JsonObject Forget()
    {
        var ids = store.All(Kind.Event).Select(happened => happened.Id()).ToList();
        ids.ForEach(id => store.Remove(Kind.Event, id));
        return new JsonObject { ["forgotten"] = ids.Count };
    }

    private JsonObject Stored(string id) => expansion.Find(id) ?? throw StripeError.NoSuch("object", id, "object");
}
