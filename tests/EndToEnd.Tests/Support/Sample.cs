using System.Text.Json.Nodes;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>Events as Stripe would send them for an order.</summary>
internal static class Sample
{
    /// <summary>The id of an event.</summary>
    public static string IdOf(string body) => JsonNode.Parse(body)!["id"]!.GetValue<string>();

    /// <summary>A Checkout session event with an id of its own.</summary>
    public static string Completed(string userId, Buyer.Order order, string type = "checkout.session.completed", Action<JsonObject>? change = null)
    {
        var session = new JsonObject
        {
            ["id"] = order.SessionId,
            ["object"] = "checkout.session",
            ["amount_subtotal"] = order.Amount,
            ["amount_total"] = order.Amount,
            ["currency"] = order.Currency,
            ["livemode"] = false,
            ["metadata"] = new JsonObject
            {
                ["type"] = "credit_purchase",
                ["purchase_id"] = order.PurchaseId,
                ["user_id"] = userId,
            },
            ["mode"] = "payment",
            ["payment_intent"] = "pi_" + order.PurchaseId,
            ["payment_link"] = null,
            ["payment_status"] = "paid",
            ["status"] = "complete",
            ["total_details"] = new JsonObject { ["amount_discount"] = 0 },
        };
        change?.Invoke(session);
        return Event(type, session);
    }

    public static string Refund(string paymentIntent, string id, long amount, string status = "succeeded", string type = "refund.created") =>
        Event(type, new JsonObject { ["id"] = id, ["object"] = "refund", ["amount"] = amount, ["currency"] = "usd", ["payment_intent"] = paymentIntent, ["status"] = status });

    public static string Event(string type, JsonObject subject) => new JsonObject
    {
        ["id"] = $"evt_{Guid.NewGuid():N}",
        ["object"] = "event",
        ["api_version"] = "2026-07-29.dahlia",
        ["created"] = 1_800_000_000,
        ["data"] = new JsonObject { ["object"] = subject },
        ["livemode"] = false,
        ["type"] = type,
    }.ToJsonString();
}
