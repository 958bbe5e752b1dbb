using CreditFunctions.Core.Events;
using CreditFunctions.Core.Reconciliation;

namespace CreditFunctions.Core.Tests.Reconciliation;

public sealed class Webhook_endpoints
{
    private static readonly EndpointView Good = new("we_1", "https://shop.example/api/webhooks/stripe", "enabled", "2026-07-29.dahlia", [.. EventTypes.Handled]);

    public static TheoryData<string> AddressesOfOurs { get; } =
        ["https://shop.example/api/webhooks/stripe", "https://shop.example/api/webhooks/stripe/", "https://shop.example/api/webhooks/stripe?v=2"];

    [Theory]
    [MemberData(nameof(AddressesOfOurs))]
    public void One_that_gets_everything_is_as_it_should_be(string url) => Assert.Empty(EndpointRules.Problems([Good with { Url = url }]));

    [Fact]
    public void One_that_gets_all_types_there_are_will_do() => Assert.Empty(EndpointRules.Problems([Good with { EnabledEvents = ["*"] }]));

    [Fact]
    public void The_version_of_the_account_will_do() => Assert.Empty(EndpointRules.Problems([Good with { ApiVersion = null }]));

    [Fact]
    public void One_good_one_is_enough() => Assert.Empty(EndpointRules.Problems([Good with { Id = "we_2", Status = "disabled" }, Good]));

    [Theory]
    [InlineData("https://shop.example/api/webhooks")]
    [InlineData("https://shop.example/other/api/webhooks/stripe")]
    [InlineData("not an address")]
    public void An_address_that_is_not_ours_gets_nothing_here(string url) =>
        Assert.Contains("No webhook endpoint", Assert.Single(EndpointRules.Problems([Good with { Url = url }])), StringComparison.Ordinal);

    [Fact]
    public void Without_any_no_event_comes() => Assert.Single(EndpointRules.Problems([]));

    [Fact]
    public void One_that_is_switched_off_is_told() =>
        Assert.Equal(["we_1 is disabled: Stripe delivers nothing to it."], EndpointRules.Problems([Good with { Status = "disabled" }]));

    [Fact]
    public void Types_that_are_missing_are_named() => Assert.Equal(
        ["we_1 does not get charge.refunded, refund.failed."],
        EndpointRules.Problems([Good with { EnabledEvents = [.. EventTypes.Handled.Except(["refund.failed", "charge.refunded"])] }]));

    [Fact]
    public void A_version_that_states_amounts_in_other_currencies_is_told()
    {
        Assert.Contains("2025-02-24.acacia", Assert.Single(EndpointRules.Problems([Good with { ApiVersion = "2025-02-24.acacia" }])), StringComparison.Ordinal);
        Assert.Empty(EndpointRules.Problems([Good with { ApiVersion = "2025-03-31.basil" }]));
    }
}
