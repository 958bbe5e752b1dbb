using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Events;

public sealed class StripeEventTests
{
    [Fact]
    public void A_Stripe_event_is_read_with_its_id_type_time_and_subject()
    {
        var stripeEvent = StripeEvent.Parse(SampleEvents.Bytes(An.Paid));

        Assert.Equal("evt_sample_checkout_session_completed_paid", stripeEvent.Id);
        Assert.Equal("checkout.session.completed", stripeEvent.Type);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1791000060), stripeEvent.CreatedAt);
        Assert.False(stripeEvent.IsLiveMode);
        Assert.Null(stripeEvent.Account);
        Assert.StartsWith("cs_test_", stripeEvent.Subject.GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_Stripe_event_is_read_with_its_mode_and_account()
    {
        var stripeEvent = An.Event((root, _) => (root["livemode"], root["account"]) = (true, "acct_1"));

        Assert.Equal((true, "acct_1"), (stripeEvent.IsLiveMode, stripeEvent.Account));
    }

    [Theory]
    [InlineData("api_version", null)]
    [InlineData("api_version", "\"2099-01-01.unheard-of\"")]
    [InlineData("api_version", "{\"major\":9}")]
    [InlineData("pending_webhooks", "\"many\"")]
    [InlineData("request", "[]")]
    [InlineData("account", "null")]
    public void A_Stripe_event_is_read_with_unusual_values_in_unused_members(string member, string? json)
    {
        var stripeEvent = An.Event((root, _) => Set(root, member, json));

        Assert.Equal("checkout.session.completed", stripeEvent.Type);
    }

    [Theory]
    [InlineData("id", null, "id is missing")]
    [InlineData("id", "null", "id is missing")]
    [InlineData("id", "\"\"", "id is missing")]
    [InlineData("id", "7", "id is not a string")]
    [InlineData("type", null, "type is missing")]
    [InlineData("type", "[]", "type is not a string")]
    [InlineData("created", null, "created is missing")]
    [InlineData("created", "\"1791000060\"", "created is not a whole number")]
    [InlineData("created", "1791000060.5", "created is not a whole number")]
    [InlineData("created", "-1", "created is not a time in Unix seconds")]
    [InlineData("created", "253402300800", "created is not a time in Unix seconds")]
    [InlineData("created", "9223372036854775807", "created is not a time in Unix seconds")]
    [InlineData("livemode", "\"false\"", "livemode is not true or false")]
    [InlineData("account", "7", "account is not a string")]
    [InlineData("data", null, "data.object is missing")]
    [InlineData("data", "null", "data.object is missing")]
    [InlineData("data", "\"x\"", "data is not an object")]
    [InlineData("data", "{}", "data.object is missing")]
    [InlineData("data", "{\"object\":null}", "data.object is missing")]
    [InlineData("data", "{\"object\":[]}", "data.object is not a JSON object")]
    public void The_error_names_the_member_of_a_Stripe_event_that_is_missing_or_of_the_wrong_type(string member, string? json, string problem)
    {
        var failure = Assert.Throws<UnreadableEventException>(() => An.Event((root, _) => Set(root, member, json)));

        Assert.Equal(problem, failure.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{\"id\":\"evt_1\",\"id\":\"evt_1\"}")]
    [InlineData("{\"id\":\"evt_1\",\"data\":{\"object\":{\"a\":1,\"a\":1}}}")]
    public void JSON_that_is_not_a_Stripe_event_is_unreadable(string text) =>
        Assert.Throws<UnreadableEventException>(() => StripeEvent.Parse(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(0)]
    [InlineData(253_402_300_799)]
    public void A_Stripe_event_may_have_any_time_of_the_calendar(long created)
    {
        var stripeEvent = An.Event((root, _) => root["created"] = created);

        Assert.Equal(created, stripeEvent.CreatedAt.ToUnixTimeSeconds());
    }

    private static void Set(JsonObject root, string member, string? json)
    {
        root.Remove(member);
        if (json is not null)
        {
            root[member] = JsonNode.Parse(json);
        }
    }

    [Theory]
    [InlineData("""{"id":"\ud800","type":"t","created":1,"data":{"object":{}}}""")]
    [InlineData("""{"id":"e","type":"t","created":1,"data":{"object":{"\ud800":1}}}""")]
    public void A_Stripe_event_with_half_a_surrogate_pair_is_unreadable(string text) => Assert.Throws<UnreadableEventException>(() => StripeEvent.Parse(Encoding.UTF8.GetBytes(text)));
}
