using System.Text.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Purchases;

namespace CreditFunctions.Core.Tests.Reconciliation;

public sealed class Seen_sessions
{
    private static readonly EventPolicy Policy = new(IsLiveMode: false, AllowPromotionCodes: false);

    [Theory]
    [InlineData("complete", "paid", SessionOutcome.Paid)]
    [InlineData("complete", "no_payment_required", SessionOutcome.NothingToPay)]
    [InlineData("complete", "unpaid", SessionOutcome.Processing)]
    [InlineData("expired", "unpaid", SessionOutcome.Expired)]
    [InlineData("open", "unpaid", SessionOutcome.Open)]
    public void Say_what_happened(string status, string paymentStatus, SessionOutcome outcome)
    {
        var seen = Read(session => (session["status"], session["payment_status"]) = (status, paymentStatus))!;

        Assert.Equal(new SessionObservation("cs_1", outcome, "usd", 4999, 5099, 0, "pi_1", false, A.Noon), seen.Observation);
        Assert.Equal(new PurchaseName(A.User(), A.PurchaseId()), seen.Purchase);
    }

    [Theory]
    [InlineData("requires_payment_method", SessionOutcome.Failed)]
    [InlineData("canceled", SessionOutcome.Failed)]
    [InlineData("processing", SessionOutcome.Processing)]
    public void Of_a_delayed_payment_the_payment_intent_knows_how_it_went(string status, SessionOutcome outcome) => Assert.Equal(
        outcome,
        Read(session => (session["payment_status"], session["payment_intent"]) = ("unpaid", new JsonObject { ["id"] = "pi_1", ["status"] = status }))!.Observation.Outcome);

    [Theory]
    [InlineData("mode", "\"subscription\"")]
    [InlineData("payment_link", "\"plink_1\"")]
    [InlineData("livemode", "true")]
    [InlineData("metadata", "{}")]
    public void Of_others_are_none_of_ours(string member, string json) => Assert.Null(Read(session => session[member] = JsonNode.Parse(json)));

    [Fact]
    public void That_say_what_nobody_understands_are_unreadable() =>
        Assert.Throws<UnreadableEventException>(() => Read(session => (session["status"], session["payment_status"]) = ("frozen", "unpaid")));

    private static SeenSession? Read(Action<JsonObject> change)
    {
        var session = new JsonObject
        {
            ["id"] = "cs_1",
            ["amount_subtotal"] = 4999,
            ["amount_total"] = 5099,
            ["currency"] = "usd",
            ["livemode"] = false,
            ["metadata"] = new JsonObject { ["type"] = "credit_purchase", ["purchase_id"] = A.PurchaseIdText, ["user_id"] = "alice" },
            ["mode"] = "payment",
            ["payment_intent"] = "pi_1",
            ["payment_status"] = "paid",
            ["status"] = "complete",
        };
        change(session);
        return SeenSession.Read(JsonElement.Parse(session.ToJsonString()), Policy, A.Noon);
    }
}
