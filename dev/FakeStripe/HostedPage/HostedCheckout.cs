using CreditFunctions.FakeStripe.CheckoutSessions;
using CreditFunctions.FakeStripe.PaymentMethods;

namespace CreditFunctions.FakeStripe.HostedPage;

/// <summary>Handles the buyer's actions on the payment page. Each action is one change of the store.</summary>
internal sealed class HostedCheckout(DocumentStore store, Clock clock, PaymentMethodStore methods, SessionConfirmation confirmation)
{
    private const string CardOfNoMatter = "4242424242424242";
    private const string NotATestCard = "Your card was declined. This is a simulation: use one of the test cards.";
    private static readonly Dictionary<string, string> NoProblems = [];
    private static readonly Dictionary<string, string> UnknownCode = new() { ["promotionCode"] = "This code is invalid." };

    public PageResponse Show(string id) => store.Change(() => store.Find(Kind.CheckoutSession, id) switch
    {
        null => new PageResponse(ClosedPage.Unknown()) { Status = StatusCodes.Status404NotFound },
        { } session when session.Text("status") != "open" => new PageResponse(ClosedPage.Of(session)),
        { } session => new PageResponse(CheckoutPage.Open(session, new CheckoutForm(), NoProblems, null)),
    });

    public PageResponse Press(string id, CheckoutForm form) => store.Change(() => store.Find(Kind.CheckoutSession, id) switch
    {
        null => Show(id),
        { } session when session.Text("status") == "complete" => new PageResponse(null, SuccessUrl.Of(session)),
        { } session when session.Text("status") != "open" => new PageResponse(ClosedPage.Of(session)),
        { } session when form.Button.StartsWith(CheckoutForm.UseCard, StringComparison.Ordinal) =>
            new PageResponse(CheckoutPage.Open(session, form.WithCard(form.Button[CheckoutForm.UseCard.Length..]), NoProblems, null)),
        { } session when form.Button == CheckoutForm.ApplyPromotion && Promotion.IsOffered(session) => Discount(session, form),
        { } session => Pay(session, form),
    });

    private PageResponse Discount(JsonObject session, CheckoutForm form)
    {
        var isKnown = Promotion.Apply(session, form.PromotionCode);
        store.Put(Kind.CheckoutSession, session);
        return new PageResponse(CheckoutPage.Open(session, form, isKnown ? NoProblems : UnknownCode, null));
    }

    private PageResponse Pay(JsonObject session, CheckoutForm form)
    {
        var isFree = session.Number("amount_total") == 0;
        var isBank = form.Button.StartsWith(CheckoutForm.PayByBank, StringComparison.Ordinal);
        var problems = FormCheck.Problems(form, CheckoutPage.AsksEmail(session), asksCard: !isBank && !isFree, clock.Now);
        if (problems.Count > 0)
        {
            return new PageResponse(CheckoutPage.Open(session, form, problems, null));
        }

        var number = isBank ? form.Button[CheckoutForm.PayByBank.Length..] : isFree ? CardOfNoMatter : form.Digits;
        if (TestMethods.Find(number) is not { } test)
        {
            return new PageResponse(CheckoutPage.Open(session, form, NoProblems, NotATestCard));
        }

        return test.Outcome == Outcome.NeedsAuthentication && form.Button == CheckoutForm.Pay
            ? new PageResponse(ClosedPage.Challenge(session, form))
            : Confirm(session, form, test);
    }

    private PageResponse Confirm(JsonObject session, CheckoutForm form, TestMethod test)
    {
        var billing = BillingDetails.Of(form.Email.Length > 0 ? form.Email : session.Text("customer_email"), form.Name.Length > 0 ? form.Name : null, "US");
        try
        {
            var completed = confirmation.Confirm(session, methods.Create(test, billing), null, form.Button == CheckoutForm.Authenticate);
            return new PageResponse(null, SuccessUrl.Of(session), completed.Id());
        }
        catch (StripeErrorException declined)
        {
            return new PageResponse(CheckoutPage.Open(session, form, NoProblems, declined.Message));
        }
    }
}
