namespace CreditFunctions.FakeStripe.Tests;

public sealed class HostedPageTests
{
    [Fact]
    public async Task The_payment_page_shows_the_order_and_that_it_is_a_simulation()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync("&line_items[0][price_data][product_data][name]=<b>50 credits</b>");

        var page = await stripe.GetAsync(PaymentPage.PathOf(session));

        Assert.Contains("Simulation", page.Text, StringComparison.Ordinal);
        Assert.Contains("$49.99", page.Text, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;50 credits&lt;/b&gt;", page.Text, StringComparison.Ordinal);
        Assert.Contains("https://shop.example/canceled", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_payment_page_has_a_policy_without_scripts_and_other_origins()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync();

        var page = await stripe.GetAsync(PaymentPage.PathOf(session));

        Assert.StartsWith("default-src 'none'; style-src 'self';", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.EndsWith("form-action 'self' https://shop.example", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("style=\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("--accent", (await stripe.GetAsync("/c/checkout.css")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_session_for_cards_offers_no_bank_debit()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var page = await stripe.GetAsync(PaymentPage.PathOf(await stripe.CreateSessionAsync("&payment_method_types[]=card")));

        Assert.DoesNotContain("bank:", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_an_ended_session_links_back_to_the_shop()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var paid = await stripe.BuyAsync();
        var expired = await stripe.CreateSessionAsync();
        await stripe.PostAsync($"/v1/checkout/sessions/{expired.Text("id")}/expire");

        Assert.Contains($"href=\"https://shop.example/back?session_id={paid.Text("id")}\"", (await stripe.GetAsync(PaymentPage.PathOf(paid))).Text, StringComparison.Ordinal);
        Assert.Contains("href=\"https://shop.example/canceled\"", (await stripe.GetAsync(PaymentPage.PathOf(expired))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await stripe.PostAsync(PaymentPage.PathOf(paid), PaymentPage.Filled + "4242424242424242")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stripe.GetAsync("/c/pay/cs_test_nobody")).Status);
        await stripe.EventAsync("checkout.session.completed");
    }

    [Fact]
    public async Task The_start_page_shows_sessions_and_delivery_attempts()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var receiver = await Receiver.OpenAsync(500);
        await stripe.SubscribeAsync(receiver, "checkout.session.completed");
        Assert.Contains("None yet.", (await stripe.GetAsync("/")).Text, StringComparison.Ordinal);
        var session = await stripe.BuyAsync();
        await receiver.SeeAsync("checkout.session.completed", times: 2);

        var page = await Eventually.SeesAsync(() => stripe.GetAsync("/"), seen => seen.Text.Contains("failed 500, delivered 200", StringComparison.Ordinal));

        Assert.Contains(session.Text("id"), page.Text, StringComparison.Ordinal);
    }
}
