using System.Text.Json;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Tests.Ledger.Payments;
using CreditFunctions.Core.Webhooks;

namespace CreditFunctions.Core.Tests.Events;

/// <summary>Holds samples/stripe-events to its README.</summary>
public sealed class Samples
{
    public static TheoryData<string> Files() => [.. Sample.Files()];

    [Fact]
    public void Each_file_has_a_line_and_each_line_a_file() => Assert.Equal(Sample.Files().Order(StringComparer.Ordinal), Sample.LeadsTo.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void There_is_one_of_every_type_that_is_handled()
    {
        var types = Sample.LeadsTo.Where(each => each.Value != "refused").Select(each => StripeTypeOf(each.Key));

        Assert.Empty(EventTypes.Handled.Except(types));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_webhook_refuses_or_leaves_or_queues_it(string file)
    {
        var isEvent = EventHeader.TryRead(Sample.Bytes(file), out var peek);

        Assert.Equal(Sample.LeadsTo[file] != "refused", isEvent);
        Assert.Equal(Sample.LeadsTo[file] is not ("refused" or "not queued"), peek?.IsHandled ?? false);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_queued_leads_to_what_its_line_says(string file)
    {
        if (EventHeader.TryRead(Sample.Bytes(file), out var peek) && peek.IsHandled)
        {
            Assert.Equal(Sample.LeadsTo[file], Leading.From(file));
        }
    }

    [Fact]
    public void A_discount_is_a_grant_where_promotions_were_on()
    {
        Assert.Equal("grant", Leading.From("checkout.session.completed.promo_discount.json", promotions: true));
        Assert.Equal("review", Leading.From("checkout.session.completed.no_payment_required.json", promotions: true));
    }

    private static string StripeTypeOf(string file) =>
        JsonElement.Parse(Sample.Bytes(file)).GetProperty("type").GetString()!;
}
