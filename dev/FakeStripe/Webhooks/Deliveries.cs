using CreditFunctions.FakeStripe.Control;
using CreditFunctions.FakeStripe.Events;

namespace CreditFunctions.FakeStripe.Webhooks;

/// <summary>Schedules the deliveries of events to endpoints and records their results. <see cref="DeliveryAction"/> sends them.</summary>
internal sealed class Deliveries
{
    public const string Action = "deliver";
    public const string Log = "delivery";
    private const int LogMax = 1000;
    private readonly DocumentStore _store;
    private readonly Agenda _agenda;
    private readonly DeliveryControls _controls;

    public Deliveries(DocumentStore store, Agenda agenda, DeliveryControls controls)
    {
        (_store, _agenda, _controls) = (store, agenda, controls);
        store.Change(ForgetOldAttempts);
    }

    public void Plan(JsonObject happened)
    {
        var endpoints = _store.All(Kind.WebhookEndpoint).Where(endpoint => Wants(endpoint, happened)).ToList();
        var names = endpoints.Select(endpoint => endpoint.Id()).ToList();
        happened["_undelivered"] = names.ToJsonArray();
        happened["_unanswered"] = names.ToJsonArray();
        happened["pending_webhooks"] = names.Count;
        foreach (var endpoint in endpoints)
        {
            if (_controls.TakeDrop())
            {
                // There will be no response, so the payment page must not wait for one.
                Strike(happened, "_unanswered", endpoint.Id());
                Record(happened.Id(), endpoint.Id(), 0, "dropped");
                continue;
            }

            for (var copy = 0; copy <= _controls.Duplicate; copy++)
            {
                Add(happened, endpoint, _controls.NextDelay());
            }
        }
    }

    public void Resend(JsonObject happened, JsonObject endpoint) => Add(happened, endpoint, TimeSpan.Zero);

    /// <summary>Records the result of an attempt. There are no further attempts once the endpoint has accepted the event.</summary>
    public void Complete(JsonObject item, int status, TimeSpan? again)
    {
        var (id, endpoint) = (item.RequiredText("target"), item.RequiredText("endpoint"));
        var attempts = item.Number("attempts") + 1;
        var isTaken = status is >= 200 and <= 299;
        if (_store.Find(Kind.Event, id) is { } happened)
        {
            Strike(happened, "_unanswered", endpoint);
            if (isTaken)
            {
                Strike(happened, "_undelivered", endpoint);
                happened["pending_webhooks"] = ((JsonArray)happened["_undelivered"]!).Count;
            }

            _store.Put(Kind.Event, happened);
        }

        Record(id, endpoint, status, isTaken ? "delivered" : again is null ? "given_up" : "failed");
        if (isTaken || again is null)
        {
            _agenda.Finish(item);
        }
        else
        {
            item["attempts"] = attempts;
            _agenda.Set(item, again.Value);
        }
    }

    /// <summary>Whether every endpoint has responded to this event, with any status.</summary>
    public bool IsAnswered(string eventId) => _store.Change(() =>
        _store.Find(Kind.Event, eventId)?["_unanswered"] is not JsonArray { Count: > 0 });

    private static bool Wants(JsonObject endpoint, JsonObject happened) =>
        endpoint.Text("status") == "enabled"
        && endpoint.Texts("enabled_events").Any(wanted => EventFilter.Matches(wanted, happened.RequiredText("type")));

    private static void Strike(JsonObject happened, string list, string endpoint) =>
        happened[list] = happened.Texts(list).Where(other => other != endpoint).ToJsonArray();

    private void Add(JsonObject happened, JsonObject endpoint, TimeSpan after) => _agenda.Set(
        new JsonObject
        {
            ["id"] = Id.New("dl_"),
            ["action"] = Action,
            ["target"] = happened.Id(),
            ["endpoint"] = endpoint.Id(),
            ["attempts"] = 0,
        },
        after);

    private void Record(string happened, string endpoint, int status, string outcome) => _store.Put(
        Log,
        new JsonObject { ["id"] = Id.New("at_"), ["event"] = happened, ["endpoint"] = endpoint, ["status"] = status, ["outcome"] = outcome });

    /// <summary>Called at each start, so that the log does not grow without limit.</summary>
    private void ForgetOldAttempts()
    {
        foreach (var attempt in _store.All(Log).Skip(LogMax).ToList())
        {
            _store.Remove(Log, attempt.Id());
        }
    }
}
