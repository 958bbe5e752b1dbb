using CreditFunctions.FakeStripe.Events;

namespace CreditFunctions.FakeStripe.CheckoutSessions;

internal sealed class SessionExpiry(DocumentStore store, Clock clock, Agenda agenda, EventLog events) : ITimedAction
{
    public string Action => "expire_session";

    public void Plan(JsonObject session) =>
        agenda.Add(Action, session.Id(), TimeSpan.FromSeconds(session.Number("expires_at") - clock.Seconds));

    public void Run(JsonObject item)
    {
        agenda.Finish(item);
        if (store.Find(Kind.CheckoutSession, item.RequiredText("target")) is { } session && session.Text("status") == "open")
        {
            Expire(session);
        }
    }

    public void Expire(JsonObject session)
    {
        session["status"] = "expired";
        session["url"] = null;
        store.Put(Kind.CheckoutSession, session);
        events.Emit("checkout.session.expired", session);
    }
}
