using System.Text.Json.Nodes;

namespace CreditFunctions.Chaos.Tests.Lives;

/// <summary>Events that nobody can ever apply. They belong among the parked ones, at once or after all tries, and a replay leaves them there.</summary>
internal static class Nonsense
{
    public static JsonObject Event(string id, Random random)
    {
        var (type, subject) = random.Pick(Unreadable(), OfUnknownPayment(), OfUnknownPurchase());
        return new JsonObject
        {
            ["id"] = id,
            ["object"] = "event",
            ["created"] = 1_700_000_000,
            ["livemode"] = false,
            ["type"] = type,
            ["data"] = new JsonObject { ["object"] = subject },
        };
    }

    private static (string Type, JsonObject Subject) Unreadable() => ("refund.updated", Refund(paymentIntent: 7));

    private static (string Type, JsonObject Subject) OfUnknownPayment() => ("refund.created", Refund("pi_nobody_has_heard_of"));

    private static (string Type, JsonObject Subject) OfUnknownPurchase() => ("checkout.session.completed", new JsonObject
    {
        ["id"] = "cs_test_nobody",
        ["object"] = "checkout.session",
        ["mode"] = "payment",
        ["payment_status"] = "paid",
        ["payment_intent"] = "pi_nobody",
        ["currency"] = "usd",
        ["amount_subtotal"] = 4999,
        ["amount_total"] = 4999,
        ["metadata"] = new JsonObject { ["type"] = "credit_purchase", ["user_id"] = "nobody", ["purchase_id"] = "pur_000000000000ffffffffffffffffffff" },
    });

    private static JsonObject Refund(JsonNode paymentIntent) => new()
    {
        ["id"] = "re_nobody",
        ["object"] = "refund",
        ["amount"] = 100,
        ["currency"] = "usd",
        ["status"] = "succeeded",
        ["payment_intent"] = paymentIntent,
    };
}
