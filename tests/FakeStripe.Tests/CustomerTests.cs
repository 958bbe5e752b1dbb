namespace CreditFunctions.FakeStripe.Tests;

public sealed class CustomerTests
{
    [Fact]
    public async Task A_deleted_customer_is_returned_only_as_deleted()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var customer = (await stripe.PostAsync("/v1/customers", "email=a@b.example&name=Ada&metadata[user_id]=u1")).Body;

        await stripe.DeleteAsync($"/v1/customers/{customer.Text("id")}");

        Assert.Equal("true", (await stripe.GetAsync($"/v1/customers/{customer.Text("id")}")).Body.Text("deleted"));
        Assert.Equal("u1", (await stripe.EventAsync("customer.deleted")).Text("data.object.metadata.user_id"));
        Assert.Equal("resource_missing", (await stripe.PostAsync("/v1/checkout/sessions", $"{Shopping.SmallPack}&customer={customer.Text("id")}")).Error.Text("code"));
        Assert.Empty((await stripe.GetAsync("/v1/customers")).Data);
    }

    [Fact]
    public async Task A_customer_can_be_updated_and_found_by_email()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var customer = (await stripe.PostAsync("/v1/customers", "email=a@b.example")).Id;
        await stripe.PostAsync("/v1/customers", "email=other@b.example");

        await stripe.PostAsync($"/v1/customers/{customer}", "name=Ada");

        Assert.Equal("Ada", Assert.Single((await stripe.GetAsync("/v1/customers?email=a@b.example")).Data).Text("name"));
        await stripe.EventAsync("customer.updated");
    }

    [Fact]
    public async Task A_checkout_creates_a_customer_on_request()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync("&customer_creation=always&customer_email=ada@example.com");

        var paid = await stripe.ConfirmAsync(session, "pm_card_visa");

        Assert.Equal("ada@example.com", (await stripe.GetAsync($"/v1/customers/{paid.Body.Text("customer")}")).Body.Text("email"));
    }
}
