using CreditFunctions.FakeStripe.CommandLine;
using CreditFunctions.FakeStripe.Webhooks;

namespace CreditFunctions.FakeStripe.Events;

/// <summary>Stores events with a copy of their object, and delivers them to webhook endpoints and connected CLIs.</summary>
internal sealed class EventLog(DocumentStore store, Clock clock, CurrentRequest current, Deliveries deliveries, Listeners listeners)
{
    public JsonObject Emit(string type, JsonObject subject, JsonObject? previous = null)
    {
        var data = new JsonObject { ["object"] = subject.Visible() };
        if (previous is not null)
        {
            data["previous_attributes"] = previous;
        }

        var happened = new JsonObject
        {
            ["id"] = Id.New("evt_1", 23),
            ["object"] = Kind.Event,
            ["api_version"] = ResponseWriter.DefaultVersion,
            ["created"] = clock.Seconds,
            ["data"] = data,
            ["livemode"] = false,
            ["pending_webhooks"] = 0,
            ["request"] = current.ToJson(),
            ["type"] = type,
        };
        store.Put(Kind.Event, happened);
        deliveries.Plan(happened);
        listeners.Send(happened);
        return happened;
    }
}
