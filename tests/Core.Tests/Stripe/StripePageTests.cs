using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Stripe;

public sealed class StripePageTests
{
    [Theory]
    [InlineData("true", "cs_2")]
    [InlineData("false", null)]
    public void The_items_of_a_Stripe_page_are_read_as_they_were_sent(string hasMore, string? after)
    {
        var page = StripePage.Read("""{"object":"list","data":[{"id":"cs_1","amount_total":"x"},{"id":"cs_2"}],"has_more":""" + hasMore + "}")!;

        Assert.Equal(["""{"id":"cs_1","amount_total":"x"}""", """{"id":"cs_2"}"""], page.Items.Select(item => item.GetRawText()));
        Assert.Equal(after, page.After);
    }

    [Fact]
    public void A_Stripe_object_needs_only_an_id() =>
        Assert.Equal("""{"id":"cs_1","amount_total":"x"}""", StripePage.ReadItem("""{"id":"cs_1","amount_total":"x"}""")?.GetRawText());

    [Theory]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"id":null}""")]
    public void JSON_without_an_id_is_not_a_Stripe_object(string content) => Assert.Null(StripePage.ReadItem(content));

    [Theory]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":{},"has_more":false}""")]
    [InlineData("""{"data":[],"has_more":"no"}""")]
    [InlineData("""{"data":[7],"has_more":false}""")]
    [InlineData("""{"data":[{}],"has_more":false}""")]
    [InlineData("""{"data":[{"id":null}],"has_more":false}""")]
    public void JSON_that_is_not_a_list_is_not_a_Stripe_page(string content) => Assert.Null(StripePage.Read(content));
}
