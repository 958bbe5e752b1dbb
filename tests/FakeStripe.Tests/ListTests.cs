namespace CreditFunctions.FakeStripe.Tests;

public sealed class ListTests
{
    [Fact]
    public async Task Pages_of_a_list_go_from_the_newest_to_the_oldest_without_a_gap()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var made = await MakeAsync(stripe, 7);

        var seen = new List<string>();
        var page = await stripe.GetAsync("/v1/products?limit=3");
        seen.AddRange(Ids(page));
        while (page.Body["has_more"]!.GetValue<bool>())
        {
            page = await stripe.GetAsync($"/v1/products?limit=3&starting_after={seen[^1]}");
            seen.AddRange(Ids(page));
        }

        Assert.Equal(made.AsEnumerable().Reverse(), seen);
        Assert.Equal(("list", "/v1/products"), (page.Body.Text("object"), page.Body.Text("url")));
    }

    [Fact]
    public async Task Pages_of_a_list_can_be_read_backwards()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var made = await MakeAsync(stripe, 5);

        var newer = await stripe.GetAsync($"/v1/products?limit=2&ending_before={made[0]}");

        Assert.Equal([made[2], made[1]], Ids(newer));
        Assert.True(newer.Body["has_more"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("starting_after=prod_nobody", "starting_after")]
    [InlineData("ending_before=prod_nobody", "ending_before")]
    [InlineData("created[gte]=today", "created[gte]")]
    [InlineData("created[since]=0", "created[since]")]
    public async Task An_invalid_range_of_a_list_is_rejected(string query, string param)
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var reply = await stripe.GetAsync("/v1/products?" + query);

        Assert.True(reply.Status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, reply.Text);
        Assert.Equal(param, reply.Error.Text("param"));
    }

    [Fact]
    public async Task A_list_has_ten_items_by_default()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await MakeAsync(stripe, 11);

        Assert.Equal(10, (await stripe.GetAsync("/v1/products")).Data.Count);
    }

    [Fact]
    public async Task Expanding_an_unknown_member_is_rejected()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await stripe.BuyAsync();

        var expanded = await stripe.GetAsync("/v1/checkout/sessions?expand[]=data.payment_intent&expand[]=data.line_items");
        var refused = await stripe.GetAsync("/v1/checkout/sessions?expand[]=data.colour");

        Assert.Equal("succeeded", expanded.Body.Text("data.0.payment_intent.status"));
        Assert.Equal("50 credits", expanded.Body.Text("data.0.line_items.data.0.description"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
    }

    private static IEnumerable<string> Ids(Reply page) => page.Data.Select(product => product.Text("id"));

    private static async Task<IReadOnlyList<string>> MakeAsync(StripeAccount stripe, int count)
    {
        var made = new List<string>();
        for (var number = 0; number < count; number++)
        {
            made.Add((await stripe.PostAsync("/v1/products", $"name={number}")).Id);
        }

        return made;
    }
}
