namespace CreditFunctions.FakeStripe.Tests;

public sealed class FormDecodingTests
{
    [Theory]
    [InlineData("line_items[0][price_data][currency]=usd&line_items[0][price_data][unit_amount]=700&line_items[0][price_data][product_data][name]=A&line_items[0][quantity]=2")]
    [InlineData("line_items[][price_data][currency]=usd&line_items[][price_data][unit_amount]=700&line_items[][price_data][product_data][name]=A&line_items[][quantity]=2")]
    [InlineData("line_items%5B0%5D%5Bprice_data%5D%5Bcurrency%5D=usd&line_items%5B0%5D%5Bprice_data%5D%5Bunit_amount%5D=700&line_items%5B0%5D%5Bprice_data%5D%5Bproduct_data%5D%5Bname%5D=A&line_items%5B0%5D%5Bquantity%5D=2")]
    public async Task A_line_item_may_have_an_index_or_empty_brackets(string line)
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var reply = await stripe.PostAsync("/v1/checkout/sessions", $"mode=payment&success_url=https://shop.example&{line}");

        Assert.Equal(1400, reply.Body.Number("amount_total"));
    }

    [Fact]
    public async Task Two_line_items_without_index_stay_separate()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var product = (await stripe.PostAsync("/v1/products", "name=A")).Id;
        var price = (await stripe.PostAsync("/v1/prices", $"product={product}&currency=usd&unit_amount=100")).Id;

        var reply = await stripe.PostAsync(
            "/v1/checkout/sessions",
            $"mode=payment&success_url=https://shop.example&line_items[][price]={price}&line_items[][quantity]=1&line_items[][price]={price}&line_items[][quantity]=3&expand[]=line_items");

        Assert.Equal(400, reply.Body.Number("amount_total"));
        Assert.Equal(2, reply.Body["line_items"]!["data"]!.AsArray().Count);
    }

    [Fact]
    public async Task Form_text_is_decoded_unchanged()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var reply = await stripe.PostAsync("/v1/products", "name=" + WebUtility.UrlEncode("Größe & 50+ 🎉 [a]=b") + "&metadata[a+b]=c%20d+e");

        Assert.Equal("Größe & 50+ 🎉 [a]=b", reply.Body.Text("name"));
        Assert.Equal("c d e", reply.Body["metadata"]!["a b"]!.GetValue<string>());
        Assert.Contains("Größe & 50+", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_metadata_key_may_be_a_number()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var reply = await stripe.PostAsync("/v1/products", "name=A&metadata[0]=x&metadata[17]=y");

        Assert.Equal("""{"0":"x","17":"y"}""", reply.Body["metadata"]!.ToJsonString());
    }

    [Fact]
    public async Task An_empty_metadata_value_removes_its_key_and_empty_metadata_removes_all_keys()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var product = (await stripe.PostAsync("/v1/products", "name=A&metadata[a]=1&metadata[b]=2")).Id;

        var one = await stripe.PostAsync($"/v1/products/{product}", "metadata[a]=&metadata[c]=3");
        var none = await stripe.PostAsync($"/v1/products/{product}", "metadata=");

        Assert.Equal("""{"b":"2","c":"3"}""", one.Body["metadata"]!.ToJsonString());
        Assert.Empty(none.Body["metadata"]!.AsObject());
    }
}
