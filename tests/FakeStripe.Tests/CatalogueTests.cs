namespace CreditFunctions.FakeStripe.Tests;

public sealed class CatalogueTests
{
    [Fact]
    public async Task A_session_can_be_created_with_the_id_of_a_price()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var price = await PriceAsync(stripe, "unit_amount=1500&lookup_key=small&metadata[credits_amount]=50");

        var session = await stripe.PostAsync("/v1/checkout/sessions", $"mode=payment&success_url=https://shop.example&line_items[0][price]={price.Text("id")}&line_items[0][quantity]=2");

        Assert.Equal(("one_time", "", "per_unit"), (price.Text("type"), price.Text("recurring"), price.Text("billing_scheme")));
        Assert.Equal(3000, session.Body.Number("amount_total"));
    }

    [Theory]
    [InlineData("unit_amount=1500&recurring[interval]=month", "active=true")]
    [InlineData("unit_amount=1500", "active=false")]
    public async Task A_session_cannot_be_created_with_a_recurring_or_inactive_price(string form, string update)
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var price = await PriceAsync(stripe, form);
        await stripe.PostAsync($"/v1/prices/{price.Text("id")}", update);

        var session = await stripe.PostAsync("/v1/checkout/sessions", $"mode=payment&success_url=https://shop.example&line_items[0][price]={price.Text("id")}&line_items[0][quantity]=2");

        Assert.Equal((HttpStatusCode.BadRequest, "line_items[0][price]"), (session.Status, session.Error.Text("param")));
    }

    [Fact]
    public async Task A_price_is_found_by_its_lookup_key_which_is_transferred_only_on_request()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var former = await PriceAsync(stripe, "unit_amount=1500&lookup_key=small");
        var product = former.Text("product");

        var refused = await stripe.PostAsync("/v1/prices", $"product={product}&currency=usd&unit_amount=1600&lookup_key=small");
        var latter = await stripe.PostAsync("/v1/prices", $"product={product}&currency=usd&unit_amount=1600&lookup_key=small&transfer_lookup_key=true");
        var found = await stripe.GetAsync("/v1/prices?lookup_keys[]=small&lookup_keys[]=large&active=true&type=one_time");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(latter.Id, Assert.Single(found.Data).Text("id"));
        Assert.Equal("", (await stripe.GetAsync($"/v1/prices/{former.Text("id")}")).Body.Text("lookup_key"));
    }

    [Fact]
    public async Task A_product_with_prices_cannot_be_deleted()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var used = (await PriceAsync(stripe, "unit_amount=1500")).Text("product");
        var unused = (await stripe.PostAsync("/v1/products", "name=B&id=mine")).Id;

        Assert.Equal("mine", unused);
        Assert.Equal(HttpStatusCode.BadRequest, (await stripe.PostAsync("/v1/products", "name=B&id=mine")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await stripe.DeleteAsync($"/v1/products/{used}")).Status);
        Assert.Equal("true", (await stripe.DeleteAsync($"/v1/products/{unused}")).Body.Text("deleted"));
    }

    private static async Task<JsonObject> PriceAsync(StripeAccount stripe, string form) =>
        (await stripe.PostAsync("/v1/prices", $"currency=usd&product_data[name]=A&{form}")).Body;
}
