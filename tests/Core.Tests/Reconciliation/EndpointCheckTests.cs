using CreditFunctions.Core.Events;
using CreditFunctions.Core.Reconciliation;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Reconciliation;

public sealed class EndpointCheckTests
{
    private static readonly WebhookEndpoint Good = new("we_1", "https://shop.example/api/webhooks/stripe", "enabled", "2026-07-29.dahlia", [.. EventTypes.Handled]);

    public static TheoryData<string> OurUrls { get; } =
        ["https://shop.example/api/webhooks/stripe", "https://shop.example/api/webhooks/stripe/", "https://shop.example/api/webhooks/stripe?v=2"];

    [Theory]
    [MemberData(nameof(OurUrls))]
    public void An_endpoint_with_our_path_that_receives_all_handled_events_has_no_problem(string url) => Assert.Empty(EndpointCheck.Problems([Good with { Url = url }]));

    [Fact]
    public void An_endpoint_that_receives_all_event_types_has_no_problem() => Assert.Empty(EndpointCheck.Problems([Good with { EnabledEvents = ["*"] }]));

    [Fact]
    public void An_endpoint_with_the_API_version_of_the_account_has_no_problem() => Assert.Empty(EndpointCheck.Problems([Good with { ApiVersion = null }]));

    [Fact]
    public void One_endpoint_without_problems_is_enough() => Assert.Empty(EndpointCheck.Problems([Good with { Id = "we_2", Status = "disabled" }, Good]));

    [Theory]
    [InlineData("https://shop.example/api/webhooks")]
    [InlineData("https://shop.example/other/api/webhooks/stripe")]
    [InlineData("not an address")]
    public void An_endpoint_with_another_path_does_not_count(string url) =>
        Assert.Contains("No webhook endpoint", Assert.Single(EndpointCheck.Problems([Good with { Url = url }])), StringComparison.Ordinal);

    [Fact]
    public void Having_no_endpoint_is_a_problem() => Assert.Single(EndpointCheck.Problems([]));

    [Fact]
    public void A_disabled_endpoint_is_a_problem() =>
        Assert.Equal(["we_1 is disabled: Stripe delivers nothing to it."], EndpointCheck.Problems([Good with { Status = "disabled" }]));

    [Fact]
    public void Event_types_that_an_endpoint_does_not_receive_are_listed() => Assert.Equal(
        ["we_1 does not get charge.refunded, refund.failed."],
        EndpointCheck.Problems([Good with { EnabledEvents = [.. EventTypes.Handled.Except(["refund.failed", "charge.refunded"])] }]));

    [Fact]
    public void An_API_version_that_states_amounts_in_the_currency_of_the_buyer_is_a_problem()
    {
        Assert.Contains("2025-02-24.acacia", Assert.Single(EndpointCheck.Problems([Good with { ApiVersion = "2025-02-24.acacia" }])), StringComparison.Ordinal);
        Assert.Empty(EndpointCheck.Problems([Good with { ApiVersion = "2025-03-31.basil" }]));
    }
}
