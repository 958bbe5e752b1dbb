using System.Text.Json;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Tests.Ledger.Payments;
using CreditFunctions.Core.Webhooks;

namespace CreditFunctions.Core.Tests.Events;

/// <summary>Holds samples/stripe-events to its README.</summary>
public sealed class SampleEventsTests
{
    public static TheoryData<string> Files() => [.. SampleEvents.Files()];

    [Fact]
    public void Every_sample_event_has_a_line_in_the_readme_and_every_line_a_sample() => Assert.Equal(SampleEvents.Files().Order(StringComparer.Ordinal), SampleEffects.ByFile.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_handled_event_type_has_a_sample()
    {
        var types = SampleEffects.ByFile.Where(each => each.Value != "refused").Select(each => StripeTypeOf(each.Key));

        Assert.Empty(EventTypes.Handled.Except(types));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_webhook_handles_every_sample_event_as_its_line_in_the_readme_states(string file)
    {
        var isEvent = EventHeader.TryRead(SampleEvents.Bytes(file), out var peek);

        Assert.Equal(SampleEffects.ByFile[file] != "refused", isEvent);
        Assert.Equal(SampleEffects.ByFile[file] is not ("refused" or "not queued"), peek?.IsHandled ?? false);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_queued_sample_event_has_the_effect_that_its_line_in_the_readme_states(string file)
    {
        if (EventHeader.TryRead(SampleEvents.Bytes(file), out var peek) && peek.IsHandled)
        {
            Assert.Equal(SampleEffects.ByFile[file], Leading.From(file));
        }
    }

    [Fact]
    public void The_sample_with_a_discount_grants_credits_if_promotions_were_enabled()
    {
        Assert.Equal("grant", Leading.From("checkout.session.completed.promo_discount.json", promotions: true));
        Assert.Equal("review", Leading.From("checkout.session.completed.no_payment_required.json", promotions: true));
    }

    private static string StripeTypeOf(string file) =>
        JsonElement.Parse(SampleEvents.Bytes(file)).GetProperty("type").GetString()!;
}
