namespace CreditFunctions.FakeStripe.CheckoutSessions;

/// <summary>Updates the addresses of open sessions if the server restarts on another port.</summary>
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
