using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Stripe;

public sealed class PurchaseSessionTests
{
    private static readonly EventPolicy Policy = new(IsLiveMode: false);

    [Theory]
    [InlineData("complete", "paid", SessionOutcome.Paid)]
    [InlineData("complete", "no_payment_required", SessionOutcome.NothingToPay)]
    [InlineData("complete", "unpaid", SessionOutcome.Processing)]
    [InlineData("expired", "unpaid", SessionOutcome.Expired)]
    [InlineData("open", "unpaid", SessionOutcome.Open)]
    public void A_session_is_read_with_its_outcome_and_its_purchase(string status, string paymentStatus, SessionOutcome outcome)
    {
        var seen = Read(session => (session["status"], session["payment_status"]) = (status, paymentStatus))!;

        Assert.Equal(new CheckoutSessionSnapshot("cs_1", outcome, "usd", 4999, 5099, 0, "pi_1", false, A.Noon), seen.Snapshot);
        Assert.Equal(new PurchaseKey(A.User(), A.PurchaseId()), seen.Purchase);
    }

    [Theory]
    [InlineData("requires_payment_method", SessionOutcome.Failed)]
    [InlineData("canceled", SessionOutcome.Failed)]
    [InlineData("processing", SessionOutcome.Processing)]
    public void The_outcome_of_a_delayed_payment_is_read_from_its_payment_intent(string status, SessionOutcome outcome) => Assert.Equal(
        outcome,
        Read(session => (session["payment_status"], session["payment_intent"]) = ("unpaid", new JsonObject { ["id"] = "pi_1", ["created"] = 0, ["status"] = status }))!.Snapshot.Outcome);

    public static TheoryData<string, int> Times { get; } = new()
    {
        { """{"id":"pi_1","created":CREATED1,"status":"succeeded","latest_charge":{"id":"ch_1","created":CREATED2}}""", 2 },
        { """{"id":"pi_1","created":CREATED1,"status":"succeeded","latest_charge":"ch_1"}""", 1 },
        { "\"pi_1\"", 0 },
        { "null", 0 },
    };

    [Theory]
    [MemberData(nameof(Times))]
    public void A_session_has_the_time_of_its_charge_or_else_of_its_payment_intent_or_else_of_its_creation(string intent, int minutes)
    {
        var json = intent.Replace("CREATED1", Seconds(1), StringComparison.Ordinal).Replace("CREATED2", Seconds(2), StringComparison.Ordinal);

        Assert.Equal(A.Noon.AddMinutes(minutes), Read(session => session["payment_intent"] = JsonNode.Parse(json))!.Snapshot.At);
    }

    [Theory]
    [InlineData("mode", "\"subscription\"")]
    [InlineData("payment_link", "\"plink_1\"")]
    [InlineData("livemode", "true")]
    [InlineData("metadata", "{}")]
    public void A_session_of_another_product_is_not_read(string member, string json) => Assert.Null(Read(session => session[member] = JsonNode.Parse(json)));

    [Fact]
    public void A_session_with_an_unknown_status_is_unreadable() =>
        Assert.Throws<UnreadableEventException>(() => Read(session => (session["status"], session["payment_status"]) = ("frozen", "unpaid")));

    private static string Seconds(int minutesAfterNoon) => A.Noon.AddMinutes(minutesAfterNoon).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static PurchaseSession? Read(Action<JsonObject> change)
    {
        var session = new JsonObject
        {
            ["id"] = "cs_1",
            ["amount_subtotal"] = 4999,
            ["amount_total"] = 5099,
            ["created"] = A.Noon.ToUnixTimeSeconds(),
            ["currency"] = "usd",
            ["livemode"] = false,
            ["metadata"] = new JsonObject { ["type"] = "credit_purchase", ["purchase_id"] = A.PurchaseIdText, ["user_id"] = "alice" },
            ["mode"] = "payment",
            ["payment_intent"] = "pi_1",
            ["payment_status"] = "paid",
            ["status"] = "complete",
        };
        change(session);
        return PurchaseSession.Read(JsonElement.Parse(session.ToJsonString()), Policy);
    }
}
