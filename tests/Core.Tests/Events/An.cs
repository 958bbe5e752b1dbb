using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Tests.Events;

internal static class An
{
    public const string Paid = "checkout.session.completed.paid.json";

    /// <summary>A session as it was agreed, paid.</summary>
    public static CheckoutSessionSnapshot Snapshot() => new(
        "cs_1", SessionOutcome.Paid, "usd", AmountSubtotal: 4999, AmountTotal: 4999, AmountDiscount: 0, "pi_1", IsCurrencyConverted: false, A.Noon);

    public static EventPolicy Policy(bool live = false) => new(live);

    /// <summary>A sample with something about it changed: the event, then its session.</summary>
    public static StripeEvent Event(Action<JsonObject, JsonObject> change, string file = Paid)
    {
        var root = JsonNode.Parse(SampleEvents.Bytes(file))!.AsObject();
        change(root, root["data"]!["object"]!.AsObject());
        return StripeEvent.Parse(Encoding.UTF8.GetBytes(root.ToJsonString()));
    }
}
