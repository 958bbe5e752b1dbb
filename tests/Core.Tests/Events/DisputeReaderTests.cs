using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Events;

public sealed class DisputeReaderTests
{
    private const string Created = "charge.dispute.created.needs_response.json";
    private const long At = 1_791_000_000;

    [Theory]
    [InlineData("needs_response", DisputeMarks.Opened, DisputeStatus.NeedsResponse)]
    [InlineData("under_review", DisputeMarks.Opened, DisputeStatus.UnderReview)]
    [InlineData("appeal_needs_response", DisputeMarks.Opened, DisputeStatus.AppealNeedsResponse)]
    [InlineData("appeal_under_review", DisputeMarks.Opened, DisputeStatus.AppealUnderReview)]
    [InlineData("prevented", DisputeMarks.Opened, DisputeStatus.Prevented)]
    [InlineData("lost", DisputeMarks.Opened | DisputeMarks.Lost, DisputeStatus.Lost)]
    [InlineData("won", DisputeMarks.Opened | DisputeMarks.Won, DisputeStatus.Won)]
    [InlineData("unheard_of", DisputeMarks.None, null)]
    [InlineData(null, DisputeMarks.None, null)]
    public void A_dispute_is_read_with_its_status_and_the_marks_of_it(string? status, DisputeMarks marks, DisputeStatus? latest) => Assert.Equal(
        new DisputeFact("pi_3SampleSmall", 4999, "usd", marks) { Latest = Seen(latest) },
        Fact((root, dispute) => (root["created"], dispute["status"], dispute["balance_transactions"]) = (At, status, new JsonArray())));

    [Theory]
    [InlineData("warning_needs_response", DisputeStatus.WarningNeedsResponse)]
    [InlineData("warning_under_review", DisputeStatus.WarningUnderReview)]
    [InlineData("warning_closed", DisputeStatus.WarningClosed)]
    [InlineData("warning_unheard_of", null)]
    public void An_inquiry_is_read_without_marks_and_amount(string status, DisputeStatus? latest) => Assert.Equal(
        new DisputeFact("pi_3SampleSmall", 0, "", DisputeMarks.None) { Latest = Seen(latest) },
        Fact((root, dispute) => (root["created"], dispute["status"], dispute["balance_transactions"]) = (At, status, new JsonArray())));

    [Theory]
    [InlineData("charge.dispute.created", DisputeMarks.None)]
    [InlineData("charge.dispute.updated", DisputeMarks.None)]
    [InlineData("charge.dispute.closed", DisputeMarks.None)]
    [InlineData("charge.dispute.funds_withdrawn", DisputeMarks.Withdrawn)]
    [InlineData("charge.dispute.funds_reinstated", DisputeMarks.Reinstated)]
    public void The_type_of_a_dispute_event_adds_marks(string type, DisputeMarks marks) => Assert.Equal(
        DisputeMarks.Opened | marks,
        Fact((root, dispute) => (root["type"], dispute["balance_transactions"]) = (type, new JsonArray())).Marks);

    [Theory]
    [InlineData("unheard_of", DisputeStatus.Closed)]
    [InlineData(null, DisputeStatus.Closed)]
    [InlineData("prevented", DisputeStatus.Prevented)]
    public void A_closed_event_closes_a_dispute_even_if_its_status_is_unknown(string? status, DisputeStatus latest) =>
        Assert.Equal(latest, Fact((root, dispute) => (root["type"], dispute["status"]) = ("charge.dispute.closed", status)).Latest?.Status);

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""["txn_1"]""")]
    [InlineData("""[{"id":"txn_1","amount":0,"currency":"usd","created":1791000000}]""")]
    public void A_dispute_that_moved_no_money_has_no_movements(string transactions) => Assert.Empty(Movements(transactions));

    [Fact]
    public void Each_balance_transaction_is_a_movement_of_its_gross_amount()
    {
        var movements = Movements(
            """[{"id":"txn_1","amount":-4600,"net":-6100,"fee":1500,"currency":"eur","created":1791000000},{"id":"txn_2","amount":4550,"net":6050,"currency":"eur","created":1791000001}]""");

        Assert.Equal(
            [("txn_1", Moved(-4600, "eur")), ("txn_2", Moved(4550, "eur", second: 1))],
            movements.Select(movement => (movement.Key, movement.Value)));
    }

    [Fact]
    public void Members_that_a_balance_transaction_lacks_are_taken_from_its_dispute()
    {
        var movements = Movements("""[{"amount":-4999},{"amount":4999},{"id":"","amount":-4999}]""");

        Assert.Equal(
            [("#1 -4999 usd", Moved(-4999)), ("#1 4999 usd", Moved(4999)), ("#2 -4999 usd", Moved(-4999))],
            movements.Select(movement => (movement.Key, movement.Value)));
    }

    [Fact]
    public void The_lower_of_two_balance_transactions_with_one_id_counts() =>
        Assert.Equal(-4999, Assert.Single(Movements("""[{"id":"txn_1","amount":4999},{"id":"txn_1","amount":-4999}]""")).Value.Amount);

    [Theory]
    [InlineData("{}", "balance_transactions is not a list")]
    [InlineData("""[{"id":"txn_1"}]""", "amount is missing")]
    [InlineData("""[{"amount":"-4999"}]""", "amount is not a whole number")]
    [InlineData("""[{"amount":-49.99}]""", "amount is not a whole number")]
    [InlineData("""[{"amount":-9223372036854775809}]""", "amount is not a whole number")]
    [InlineData("""[{"amount":-4999,"currency":7}]""", "currency is not a string")]
    [InlineData("""[{"amount":-4999,"created":-1}]""", "created is not a time in Unix seconds")]
    [InlineData("""[{"amount":-4999,"id":7}]""", "id is not a string")]
    public void A_dispute_event_with_unreadable_money_is_unreadable(string transactions, string problem) =>
        Assert.Equal(problem, Assert.Throws<UnreadableEventException>(() => Movements(transactions)).Message);

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_dispute_event_with_more_balance_transactions_than_a_row_can_hold_is_unreadable(int count, bool isRead)
    {
        var transactions = new JsonArray([.. Enumerable.Range(0, count).Select(_ => new JsonObject { ["amount"] = -1 })]).ToJsonString();

        Assert.Equal(isRead, Record.Exception(() => Movements(transactions)) is not UnreadableEventException);
    }

    [Fact]
    public void An_inquiry_that_becomes_a_chargeback_has_its_amount_and_currency()
    {
        var inquiry = Fact((_, dispute) => dispute["status"] = "warning_needs_response", "charge.dispute.created.inquiry.json");
        var chargeback = Fact((_, dispute) => dispute["currency"] = "eur");

        var joined = inquiry.Merge(chargeback);

        Assert.Equal((4999, "eur"), (joined.Amount, joined.Currency));
    }

    [Fact]
    public void A_dispute_requested_from_Stripe_has_the_time_of_the_request_and_no_mark_of_an_event()
    {
        var dispute = An.Event((_, _) => { }, "charge.dispute.funds_withdrawn.json").Subject;

        var fact = Assert.Single(DisputeJson.Facts(dispute, "pi_1", A.Noon).Disputes).Value;

        Assert.Equal((DisputeMarks.Opened, new DisputeStatusAt(DisputeStatus.NeedsResponse, A.Noon)), (fact.Marks, fact.Latest));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("amount")]
    [InlineData("currency")]
    public void A_dispute_event_without_a_required_member_is_unreadable(string member) =>
        Assert.Throws<UnreadableEventException>(() => Read((_, dispute) => dispute.Remove(member)));

    [Fact]
    public void A_dispute_event_of_another_product_is_ignored()
    {
        Assert.IsType<EventReading.Ignored>(Read((_, dispute) => dispute["payment_intent"] = null));
        Assert.IsType<EventReading.Ignored>(Read((root, _) => root["account"] = "acct_1"));
        Assert.IsType<EventReading.Ignored>(Read((_, dispute) => dispute["livemode"] = true));
    }

    private static DisputeStatusAt? Seen(DisputeStatus? status) => status is { } known ? new DisputeStatusAt(known, DateTimeOffset.FromUnixTimeSeconds(At)) : null;

    private static DisputeMovement Moved(long amount, string currency = "usd", int second = 0) => new(amount, currency, DateTimeOffset.FromUnixTimeSeconds(At + second));

    private static ImmutableSortedDictionary<string, DisputeMovement> Movements(string transactions) =>
        Fact((_, dispute) => (dispute["created"], dispute["balance_transactions"]) = (At, JsonNode.Parse(transactions))).Movements;

    private static DisputeFact Fact(Action<JsonObject, JsonObject> change, string file = Created) =>
        Assert.Single(Assert.IsType<EventReading.OfPayment>(Read(change, file)).Facts.Disputes).Value;

    private static EventReading Read(Action<JsonObject, JsonObject> change, string file = Created) => EventTypes.Read(An.Event(change, file), An.Policy());
}
