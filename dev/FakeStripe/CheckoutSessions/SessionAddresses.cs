namespace CreditFunctions.FakeStripe.CheckoutSessions;

/// <summary>Open pages move with the server when it comes back on another port.</summary>
internal sealed class SessionAddresses(DocumentStore store)
{
    public void MoveTo(string baseUrl) => store.Change(() =>
    {
        foreach (var session in store.All(Kind.CheckoutSession).Where(session => session.Text("status") == "open"))
        {
            session["url"] = SessionDocument.Url(baseUrl, session.Id());
            store.Put(Kind.CheckoutSession, session);
        }
    });
}
