using CreditFunctions.FakeStripe.CheckoutSessions;
using CreditFunctions.FakeStripe.PaymentMethods;

namespace CreditFunctions.FakeStripe.PaymentPages;

/// <summary>The internal API that Stripe's payment page and CLI use to pay a session.</summary>
internal sealed class PaymentPageRoutes(DocumentStore store, PaymentMethodStore methods, SessionConfirmation confirmation) : IApiRoutes
{
    private const string Path = "/v1/payment_pages/{id}";

    public void Map(ApiMap api)
    {
        api.Get(Path, "", call => Page(Session(call)));
        api.Post(Path + "/confirm", "payment_method expected_amount", Confirm);
    }

    private JsonObject Confirm(ApiCall call)
    {
        var session = Session(call);
        var method = methods.Resolve(call.Parameters.RequiredText("payment_method"));
        confirmation.Confirm(session, method, call.Parameters.Integer("expected_amount"), isAuthenticated: false);
        return Page(session);
    }

    private JsonObject Session(ApiCall call) => store.Require(Kind.CheckoutSession, call.Id, "session");

    private static JsonObject Page(JsonObject session)
    {
        var page = session.Visible();
        page["object"] = "payment_page";
        page["session_id"] = session.Id();
        return page;
    }
}
