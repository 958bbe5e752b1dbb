using System.Text.Json.Nodes;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Facts;

namespace CreditFunctions.Core.Tests.Events;

public sealed class Dispute_readings
{
    private const string Created = "charge.dispute.created.needs_response.json";

    [Theory]
    [InlineData("needs_response", DisputeMarks.Opened)]
    [InlineData("under_review", DisputeMarks.Opened)]
    [InlineData("lost", DisputeMarks.Opened | DisputeMarks.Lost)]
    [InlineData("won", DisputeMarks.Opened | DisputeMarks.Won)]
    [InlineData("unheard_of", DisputeMarks.None)]
    [InlineData(null, DisputeMarks.None)]
    public void The_status_leaves_marks(string? status, DisputeMarks marks) => Assert.Equal(
        new DisputeFact("pi_3SampleSmall", 4999, "usd", marks),
        Fact((_, dispute) => (dispute["status"], dispute["balance_transactions"]) = (status, new JsonArray())));

    [Theory]
    [InlineData("warning_needs_response")]
    [InlineData("warning_under_review")]
    [InlineData("warning_closed")]
    public void An_inquiry_leaves_none_and_its_amount_does_not_count(string status) => Assert.Equal(
        new DisputeFact("pi_3SampleSmall", 0, "", DisputeMarks.None),
        Fact((_, dispute) => (dispute["status"], dispute["balance_transactions"]) = (status, new JsonArray())));

    [Theory]
    [InlineData("charge.dispute.created", DisputeMarks.None)]
    [InlineData("charge.dispute.updated", DisputeMarks.None)]
    [InlineData("charge.dispute.closed", DisputeMarks.None)]
    [InlineData("charge.dispute.funds_withdrawn", DisputeMarks.Withdrawn)]
    [InlineData("charge.dispute.funds_reinstated", DisputeMarks.Reinstated)]
    public void The_type_leaves_marks(string type, DisputeMarks marks) => Assert.Equal(
        DisputeMarks.Opened | marks,
        Fact((root, dispute) => (root["type"], dispute["balance_transactions"]) = (type, new JsonArray())).Marks);

    [Theory]
    [InlineData("[]", DisputeMarks.None)]
    [InlineData("null", DisputeMarks.None)]
    [InlineData("""[{"amount":-4999}]""", DisputeMarks.Withdrawn)]
    [InlineData("""[{"amount":-4999},{"amount":4999}]""", DisputeMarks.Withdrawn | DisputeMarks.Reinstated)]
    [InlineData("""[{"amount":0}]""", DisputeMarks.None)]
    [InlineData("""["txn_1"]""", DisputeMarks.None)]
    public void Movements_of_money_leave_marks(string transactions, DisputeMarks marks) => Assert.Equal(
        DisputeMarks.Opened | marks,
        Fact((_, dispute) => dispute["balance_transactions"] = JsonNode.Parse(transactions)).Marks);

    [Fact]
    public void An_inquiry_that_becomes_a_chargeback_has_its_amount_and_currency()
    {
        var inquiry = Fact((_, dispute) => dispute["status"] = "warning_needs_response", "charge.dispute.created.inquiry.json");
        var chargeback = Fact((_, dispute) => dispute["currency"] = "eur");

        Assert.Equal(new DisputeFact("pi_3SampleSmall", 4999, "eur", chargeback.Marks), inquiry.Join(chargeback));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("amount")]
    [InlineData("currency")]
    public void What_is_needed_and_missing_is_never_guessed_at(string member) =>
        Assert.Throws<UnreadableEventException>(() => Read((_, dispute) => dispute.Remove(member)));

    [Fact]
    public void What_is_not_ours_is_ignored()
    {
        Assert.IsType<EventReading.Ignored>(Read((_, dispute) => dispute["payment_intent"] = null));
        Assert.IsType<EventReading.Ignored>(Read((root, _) => root["account"] = "acct_1"));
        Assert.IsType<EventReading.Ignored>(Read((_, dispute) => dispute["livemode"] = true));
    }

    private static DisputeFact Fact(Action<JsonObject, JsonObject> change, string file = Created) =>
        Assert.Single(Assert.IsType<EventReading.OfPayment>(Read(change, file)).Facts.Disputes).Value;

    private static EventReading Read(Action<JsonObject, JsonObject> change, string file = Created) => EventTypes.Read(An.Event(change, file), An.Policy());
}
