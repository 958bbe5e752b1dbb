using System.Text.Json.Nodes;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Events;

public sealed class SessionReaderTests
{
    [Fact]
    public void A_session_event_is_read_with_its_user_purchase_and_payment_intent()
    {
        var reading = Assert.IsType<EventReading.OfSession>(Read((_, _) => { }));

        Assert.Equal((new PurchaseKey(A.User(), A.PurchaseId()), "pi_3SampleSmall"), (reading.Purchase, reading.PaidIntent));
    }

    [Fact]
    public void The_expanded_payment_intent_of_a_session_event_is_read_as_its_id()
    {
        var reading = Assert.IsType<EventReading.OfSession>(Read((_, session) => session["payment_intent"] = JsonNode.Parse("""{"id":"pi_9","amount":1}""")));

        Assert.Equal("pi_9", reading.PaidIntent);
    }

    [Theory]
    [InlineData("checkout.session.completed.unpaid_async.json")]
    [InlineData("checkout.session.completed.no_payment_required.json")]
    [InlineData("checkout.session.async_payment_failed.json")]
    [InlineData("checkout.session.expired.json")]
    public void An_unpaid_session_event_has_no_payment_intent(string file)
    {
        var reading = Assert.IsType<EventReading.OfSession>(EventTypes.Read(StripeEvent.Parse(SampleEvents.Bytes(file)), An.Policy()));

        Assert.Null(reading.PaidIntent);
    }

    [Fact]
    public void A_session_event_of_another_product_is_ignored_with_the_reason()
    {
        AssertIgnored("it belongs to a connected account", (root, _) => root["account"] = "acct_1");
        AssertIgnored("its mode (live or test) differs from that of our API key", (root, _) => root["livemode"] = true);
        AssertIgnored("its mode (live or test) differs from that of our API key", (_, session) => session["livemode"] = true);
        AssertIgnored("the session's mode is setup, not payment", (_, session) => session["mode"] = "setup");
        AssertIgnored("the session's mode is subscription, not payment", (_, session) => session["mode"] = "subscription");
        AssertIgnored("the session's mode is not given, not payment", (_, session) => session.Remove("mode"));
        AssertIgnored("the session was created by a payment link", (_, session) => session["payment_link"] = "plink_1");
    }

    [Fact]
    public void A_session_event_without_a_purchase_of_ours_is_ignored()
    {
        const string Reason = "the session's metadata names no purchase of ours";

        AssertIgnored(Reason, (_, session) => session["metadata"] = null);
        AssertIgnored(Reason, (_, session) => session.Remove("metadata"));
        AssertIgnored(Reason, (_, session) => session["metadata"] = new JsonObject());
        AssertIgnored(Reason, (_, session) => session["metadata"]!["type"] = "subscription_purchase");
        AssertIgnored(Reason, (_, session) => session["metadata"]!.AsObject().Remove("type"));
        AssertIgnored(Reason, (_, session) => session["metadata"]!.AsObject().Remove("purchase_id"));
        AssertIgnored(Reason, (_, session) => session["metadata"]!["purchase_id"] = "");
    }

    [Fact]
    public void With_a_live_key_test_mode_session_events_are_ignored()
    {
        var live = An.Event((root, session) => (root["livemode"], session["livemode"]) = (true, true));

        Assert.IsType<EventReading.OfSession>(EventTypes.Read(live, An.Policy(live: true)));
        Assert.IsType<EventReading.Ignored>(EventTypes.Read(live, An.Policy(live: false)));
        Assert.IsType<EventReading.Ignored>(EventTypes.Read(StripeEvent.Parse(SampleEvents.Bytes(An.Paid)), An.Policy(live: true)));
    }

    [Theory]
    [InlineData("purchase_id", "order-7")]
    [InlineData("purchase_id", "pur_a/b")]
    [InlineData("user_id", "")]
    [InlineData("user_id", null)]
    public void A_session_event_marked_as_ours_without_purchase_or_user_fails(string member, string? value) =>
        Assert.Throws<UnknownPurchaseException>(() => Read((_, session) => session["metadata"]![member] = value));

    [Theory]
    [InlineData("payment_status", "\"unheard_of\"")]
    [InlineData("payment_status", "null")]
    [InlineData("amount_total", "\"4999\"")]
    [InlineData("amount_subtotal", "49.99")]
    [InlineData("currency", "7")]
    [InlineData("total_details", "[]")]
    [InlineData("payment_intent", "7")]
    [InlineData("id", "null")]
    [InlineData("metadata", "\"x\"")]
    public void A_session_event_with_a_missing_or_malformed_member_is_unreadable(string member, string json) =>
        Assert.Throws<UnreadableEventException>(() => Read((_, session) => session[member] = JsonNode.Parse(json)));

    [Theory]
    [InlineData("payment_status", "\"unheard_of\"")]
    [InlineData("payment_status", "null")]
    public void A_session_event_without_payment_needs_no_payment_status(string member, string json)
    {
        var failed = An.Event((_, session) => session[member] = JsonNode.Parse(json), "checkout.session.async_payment_failed.json");

        Assert.IsType<EventReading.OfSession>(EventTypes.Read(failed, An.Policy()));
    }

    [Fact]
    public void A_queued_event_of_a_type_that_is_not_handled_is_ignored()
    {
        var reading = EventTypes.Read(StripeEvent.Parse(SampleEvents.Bytes("unknown.type.json")), An.Policy());

        Assert.Equal(new EventReading.Ignored("events of type brand.new.event are not handled"), reading);
    }

    private static EventReading Read(Action<JsonObject, JsonObject> change) => EventTypes.Read(An.Event(change), An.Policy());

    private static void AssertIgnored(string reason, Action<JsonObject, JsonObject> change) =>
        Assert.Equal(new EventReading.Ignored(reason), Read(change));
}
