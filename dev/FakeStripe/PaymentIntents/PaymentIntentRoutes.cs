using CreditFunctions.FakeStripe.Customers;
using CreditFunctions.FakeStripe.Events;
using CreditFunctions.FakeStripe.PaymentMethods;
using CreditFunctions.FakeStripe.Prices;

namespace CreditFunctions.FakeStripe.PaymentIntents;

internal sealed class PaymentIntentRoutes(DocumentStore store, Clock clock, EventLog events, Payment payment, PaymentMethodStore methods) : IApiRoutes
{
    private const string Path = "/v1/payment_intents";
    private const string Filled = "description metadata[*] receipt_email setup_future_usage shipping~ statement_descriptor statement_descriptor_suffix payment_method ";

    public void Map(ApiMap api)
    {
        api.Post(Path, Filled + "amount currency customer payment_method_types[] confirm off_session automatic_payment_methods~ capture_method confirmation_method error_on_requires_action payment_method_options~ return_url use_stripe_sdk mandate_data~", Create);
        api.Get(Path, ListPage.Rules + "customer", List);
        api.Get(Path + "/{id}", "client_secret", call => store.Require(Kind.PaymentIntent, call.Id).Visible());
        api.Post(Path + "/{id}", Filled + "amount", Update);
        api.Post(Path + "/{id}/confirm", "payment_method off_session return_url use_stripe_sdk error_on_requires_action mandate_data~ payment_method_options~", Confirm);
        api.Post(Path + "/{id}/cancel", "cancellation_reason", Cancel);
    }

    private JsonObject Create(ApiCall call)
    {
        var parameters = call.Parameters;
        var currency = PriceDocument.RequiredCurrency(parameters);
        var amount = PriceDocument.RequiredAmount(parameters, "amount", currency);
        if (amount < ChargeRules.Minimum(currency))
        {
            throw StripeError.Invalid($"Amount must be at least {ChargeRules.Minimum(currency)} {currency} in the smallest unit.", "amount", "amount_too_small");
        }

        ChargeRules.CheckDigits(amount, currency, "amount");

        if (parameters.Text("capture_method") == "manual")
        {
            throw StripeError.Invalid("Manual capture is not simulated.", "capture_method");
        }

        var customer = parameters.Text("customer") is { } id ? CustomerRoutes.Living(store, id).Id() : null;
        var types = parameters.Texts("payment_method_types");
        var intent = IntentDocument.Build(amount, currency, customer, types.Count > 0 ? types : ["card"], clock.Seconds);
        IntentDocument.Fill(intent, parameters);
        store.Put(Kind.PaymentIntent, intent);
        events.Emit("payment_intent.created", intent);
        return parameters.Truth("confirm") is true ? Confirmed(intent, parameters) : Prepared(intent, parameters);
    }

    private JsonObject Update(ApiCall call)
    {
        var intent = store.Require(Kind.PaymentIntent, call.Id);
        IntentDocument.Fill(intent, call.Parameters);
        if (call.Parameters.Has("amount"))
        {
            Open(intent, "updated");
            intent["amount"] = PriceDocument.RequiredAmount(call.Parameters, "amount", intent.RequiredText("currency"));
        }

        return Prepared(intent, call.Parameters);
    }

    private JsonObject Confirm(ApiCall call) => Confirmed(store.Require(Kind.PaymentIntent, call.Id), call.Parameters);

    private JsonObject Cancel(ApiCall call)
    {
        var intent = store.Require(Kind.PaymentIntent, call.Id);
        Open(intent, "canceled");
        intent["status"] = "canceled";
        intent["canceled_at"] = clock.Seconds;
        intent["cancellation_reason"] = call.Parameters.OneOf("cancellation_reason", "duplicate", "fraudulent", "requested_by_customer", "abandoned");
        store.Put(Kind.PaymentIntent, intent);
        events.Emit("payment_intent.canceled", intent);
        return intent.Visible();
    }

    private JsonObject List(ApiCall call)
    {
        var customer = call.Parameters.Text("customer");
        return ListPage.Of(call, Path, store.All(Kind.PaymentIntent).Where(intent => customer is null || intent.Text("customer") == customer));
    }

    private JsonObject Prepared(JsonObject intent, Parameters parameters)
    {
        if (parameters.Text("payment_method") is { } id)
        {
            intent["payment_method"] = methods.Resolve(id).Id();
            intent["status"] = "requires_confirmation";
        }

        store.Put(Kind.PaymentIntent, intent);
        return intent.Visible();
    }

    private JsonObject Confirmed(JsonObject intent, Parameters parameters)
    {
        Open(intent, "confirmed");
        var id = parameters.Text("payment_method") ?? intent.Text("payment_method")
            ?? throw StripeError.Invalid("You cannot confirm this PaymentIntent because it's missing a payment method.", null, "payment_intent_unexpected_state");
        var method = methods.Resolve(id);
        var isOffSession = parameters.Text("off_session") is not (null or "false");
        if (isOffSession && intent.Text("customer") != method.Text("customer"))
        {
            throw StripeError.State("The payment method is not attached to the customer of this payment.");
        }

        // A second confirmation completes the buyer's authentication.
        payment.Attempt(intent, method, isAuthenticated: intent.Text("status") == "requires_action", isOffSession);
        return intent.Visible();
    }

    private static void Open(JsonObject intent, string verb)
    {
        if (intent.Text("status") is "succeeded" or "canceled" or "processing")
        {
            throw StripeError.State($"This PaymentIntent's status is {intent.Text("status")}; it cannot be {verb}.", "payment_intent_unexpected_state");
        }
    }
}
