using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Events;

public sealed class Stripe_events
{
    [Fact]
    public void Are_read_as_far_as_they_are_needed()
    {
        var stripeEvent = StripeEvent.Parse(Sample.Bytes(An.Paid));

        Assert.Equal("evt_sample_checkout_session_completed_paid", stripeEvent.Id);
        Assert.Equal("checkout.session.completed", stripeEvent.Type);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1791000060), stripeEvent.CreatedAt);
        Assert.False(stripeEvent.IsLiveMode);
        Assert.Null(stripeEvent.Account);
        Assert.StartsWith("cs_test_", stripeEvent.Subject.GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Say_their_mode_and_account()
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
    public void Are_read_whatever_else_stands_in_them(string member, string? json)
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
    public void What_is_missing_or_of_the_wrong_kind_is_named(string member, string? json, string problem)
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
    public void What_is_no_event_is_not_guessed_at(string text) =>
        Assert.Throws<UnreadableEventException>(() => StripeEvent.Parse(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(0)]
    [InlineData(253_402_300_799)]
    public void Any_time_of_the_calendar_is_read(long created)
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
    public void Half_a_surrogate_pair_is_not_guessed_at(string text) => Assert.Throws<UnreadableEventException>(() => StripeEvent.Parse(Encoding.UTF8.GetBytes(text)));
}
