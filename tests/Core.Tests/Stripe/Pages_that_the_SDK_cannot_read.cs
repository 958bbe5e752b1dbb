using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Stripe;

public sealed class Pages_that_the_SDK_cannot_read
{
    [Theory]
    [InlineData("true", "cs_2")]
    [InlineData("false", null)]
    public void Are_read_as_they_were_sent(string hasMore, string? after)
    {
        var page = StripePage.Read("""{"object":"list","data":[{"id":"cs_1","amount_total":"x"},{"id":"cs_2"}],"has_more":""" + hasMore + "}")!;

        Assert.Equal(["""{"id":"cs_1","amount_total":"x"}""", """{"id":"cs_2"}"""], page.Items.Select(item => item.GetRawText()));
        Assert.Equal(after, page.After);
    }

    [Fact]
    public void Nor_is_more_asked_of_a_single_object_than_an_id() =>
        Assert.Equal("""{"id":"cs_1","amount_total":"x"}""", StripePage.ReadItem("""{"id":"cs_1","amount_total":"x"}""")?.GetRawText());

    [Theory]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"id":null}""")]
    public void A_single_object_is_not_made_of_anything_else(string content) => Assert.Null(StripePage.ReadItem(content));

    [Theory]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":{},"has_more":false}""")]
    [InlineData("""{"data":[],"has_more":"no"}""")]
    [InlineData("""{"data":[7],"has_more":false}""")]
    [InlineData("""{"data":[{}],"has_more":false}""")]
    [InlineData("""{"data":[{"id":null}],"has_more":false}""")]
    public void Are_not_made_of_anything_else(string content) => Assert.Null(StripePage.Read(content));
}
