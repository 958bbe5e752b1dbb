using System.Text.Json.Nodes;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Events;

public sealed class RefundReaderTests
{
    private const string Refund = "refund.created.succeeded_1000.json";
    private const string Charge = "charge.refunded.partial_1000.json";

    [Theory]
    [InlineData("pending", RefundStatus.Pending)]
    [InlineData("requires_action", RefundStatus.RequiresAction)]
    [InlineData("succeeded", RefundStatus.Succeeded)]
    [InlineData("canceled", RefundStatus.Canceled)]
    [InlineData("failed", RefundStatus.Failed)]
    public void A_refund_is_read_with_its_status(string status, RefundStatus expected)
    {
        var reading = OfPayment(Refund, (_, refund) => refund["status"] = status);

        Assert.Equal("pi_3SampleSmall", reading.PaymentIntent);
        Assert.Equal(new RefundFact("pi_3SampleSmall", 1000, expected), reading.Facts.Refunds["re_3SampleSmall0001"]);
    }

    [Theory]
    [InlineData("refund.created")]
    [InlineData("refund.updated")]
    [InlineData("refund.failed")]
    [InlineData("charge.refund.updated")]
    public void Every_type_of_refund_event_is_read_the_same_way(string type) =>
        Assert.Single(OfPayment(Refund, (root, _) => root["type"] = type).Facts.Refunds);

    [Fact]
    public void A_charge_event_is_read_with_its_total_refunded_amount()
    {
        var reading = OfPayment(Charge, (_, charge) => charge["amount_refunded"] = 2500);

        Assert.Equal(new PurchaseFacts { AmountsRefunded = FactMap.Of("pi_3SampleSmall", 2500L) }, reading.Facts);
    }

    [Theory]
    [InlineData("unheard_of")]
    [InlineData("")]
    [InlineData(null)]
    public void A_refund_with_an_unknown_status_is_ignored(string? status) =>
        Assert.IsType<EventReading.Ignored>(Read(Refund, (_, refund) => refund["status"] = status));

    [Theory]
    [InlineData(Refund)]
    [InlineData(Charge)]
    public void A_refund_without_a_payment_intent_is_ignored(string file) => Assert.IsType<EventReading.Ignored>(Read(file, (_, subject) => subject["payment_intent"] = null));

    [Theory]
    [InlineData(Refund)]
    [InlineData(Charge)]
    public void A_refund_of_another_account_or_mode_is_ignored(string file)
    {
        Assert.IsType<EventReading.Ignored>(Read(file, (root, _) => root["account"] = "acct_1"));
        Assert.IsType<EventReading.Ignored>(Read(file, (root, _) => root["livemode"] = true));
    }

    [Theory]
    [InlineData(Refund, "amount")]
    [InlineData(Charge, "amount_refunded")]
    public void A_refund_with_an_invalid_amount_is_unreadable(string file, string member)
    {
        string[] wrong = ["null", "-1", "10.5", "\"1000\"", "9223372036854775808"];

        Assert.All(wrong, json => Assert.Throws<UnreadableEventException>(() => Read(file, (_, subject) => subject[member] = JsonNode.Parse(json))));
        Assert.Throws<UnreadableEventException>(() => Read(file, (_, subject) => subject.Remove(member)));
    }

    [Fact]
    public void The_expanded_payment_intent_of_a_refund_is_read_as_its_id() => Assert.Equal(
        "pi_9",
        OfPayment(Refund, (_, refund) => refund["payment_intent"] = JsonNode.Parse("""{"id":"pi_9"}""")).PaymentIntent);

    private static EventReading.OfPayment OfPayment(string file, Action<JsonObject, JsonObject> change) => Assert.IsType<EventReading.OfPayment>(Read(file, change));

    private static EventReading Read(string file, Action<JsonObject, JsonObject> change) => EventTypes.Read(An.Event(change, file), An.Policy());
}
