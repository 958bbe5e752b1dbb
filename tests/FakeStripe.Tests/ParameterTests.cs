namespace CreditFunctions.FakeStripe.Tests;

public sealed class ParameterTests
{
    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    [Theory]
    [InlineData("/v1/checkout/sessions", "colour=red", "colour")]
    [InlineData("/v1/checkout/sessions", "line_items[0][colour]=red", "line_items[0][colour]")]
    [InlineData("/v1/checkout/sessions", "payment_intent_data[metadata][a][b]=c", "payment_intent_data[metadata][a][b]")]
    [InlineData("/v1/refunds", "colour[deep][er]=red", "colour")]
    [InlineData("/v1/products", "name=A&colour=red", "colour")]
    [InlineData("/v1/webhook_endpoints", "url=https://a.example&event=*", "event")]
    public async Task The_error_about_an_unknown_parameter_names_it(string path, string form, string param)
    {
        await using var stripe = await StripeAccount.OpenAsync();

        AssertRefused(await stripe.PostAsync(path, form), "parameter_unknown", param);
    }

    [Theory]
    [InlineData("mode=payment&", "", "mode")]
    [InlineData("&line_items[0][quantity]=1", "", "line_items[0][quantity]")]
    [InlineData("[unit_amount]=4999", "[tax_behavior]=exclusive", "line_items[0][price_data][unit_amount]")]
    [InlineData("[currency]=usd", "[tax_behavior]=exclusive", "line_items[0][price_data][currency]")]
    [InlineData("success_url=https://shop.example/back?session_id={CHECKOUT_SESSION_ID}&", "", "success_url")]
    public async Task The_error_about_a_missing_parameter_names_it(string left, string instead, string param)
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var reply = await stripe.PostAsync("/v1/checkout/sessions", Shopping.SmallPack.Replace(left, instead, StringComparison.Ordinal));

        AssertRefused(reply, "parameter_missing", param);
    }

    [Theory]
    [InlineData("&success_url=", "success_url", "parameter_invalid_empty")]
    [InlineData("&cancel_url=shop", "cancel_url", "url_invalid")]
    [InlineData("&line_items[0][quantity]=many", "line_items[0][quantity]", "parameter_invalid_integer")]
    [InlineData("&line_items[0][quantity]=0", "line_items[0][quantity]", "parameter_invalid_integer")]
    [InlineData("&line_items[0][quantity]=9223372036854775807", "line_items[0][quantity]", "parameter_invalid_integer")]
    [InlineData("&line_items[0][price_data][unit_amount]=-1", "line_items[0][price_data][unit_amount]", "parameter_invalid_integer")]
    [InlineData("&line_items[0][price_data][unit_amount]=49", "", "amount_too_small")]
    [InlineData("&line_items[0][quantity]=999999", "", "amount_too_large")]
    [InlineData("&line_items[0][price_data][currency]=dollars", "line_items[0][price_data][currency]", "")]
    [InlineData("&line_items[0][price_data][recurring][interval]=month", "line_items[0][price_data][recurring]", "")]
    [InlineData("&mode=subscription", "mode", "")]
    [InlineData("&customer=cus_nobody", "customer", "resource_missing")]
    [InlineData("&customer_email=ada", "customer_email", "email_invalid")]
    [InlineData("&payment_intent_data[receipt_email]=ada", "payment_intent_data[receipt_email]", "email_invalid")]
    [InlineData("&allow_promotion_codes=perhaps", "allow_promotion_codes", "")]
    [InlineData("&metadata[a]=b&metadata[a][c]=d", "metadata[a][c]", "parameter_unknown")]
    public async Task A_parameter_with_an_invalid_value_is_rejected(string more, string param, string code)
    {
        await using var stripe = await StripeAccount.OpenAsync();

        var reply = await stripe.PostAsync("/v1/checkout/sessions", Shopping.SmallPack + more);

        Assert.True(reply.Status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, reply.Text);
        Assert.Equal((param, code), (reply.Error.Text("param"), reply.Error.Text("code")));
    }

    [Theory]
    [InlineData((30 * 60) - 2, HttpStatusCode.BadRequest)]
    [InlineData((30 * 60) + 60, HttpStatusCode.OK)]
    [InlineData((24 * 3600) - 60, HttpStatusCode.OK)]
    [InlineData((24 * 3600) + 60, HttpStatusCode.BadRequest)]
    public async Task The_lifetime_of_a_session_is_limited_to_between_30_minutes_and_24_hours(int seconds, HttpStatusCode status)
    {
        await using var stripe = await StripeAccount.OpenAsync();

        Assert.Equal(status, (await stripe.PostAsync("/v1/checkout/sessions", $"{Shopping.SmallPack}&expires_at={Now + seconds}")).Status);
    }

    [Fact]
    public async Task Metadata_over_the_limits_of_Stripe_is_rejected()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var fifty = string.Concat(Enumerable.Range(0, 50).Select(key => $"&metadata[k{key}]=v"));

        Assert.Equal(HttpStatusCode.OK, (await stripe.PostAsync("/v1/products", "name=A" + fifty)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await stripe.PostAsync("/v1/products", "name=A&metadata[one]=more" + fifty)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await stripe.PostAsync("/v1/products", $"name=A&metadata[{new string('k', 41)}]=v")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await stripe.PostAsync("/v1/products", $"name=A&metadata[k]={new string('v', 501)}")).Status);
    }

    [Fact]
    public async Task Parameters_of_Stripe_that_are_not_simulated_are_accepted()
    {
        await using var stripe = await StripeAccount.OpenAsync();

        await stripe.CreateSessionAsync("&automatic_tax[enabled]=false&invoice_creation[enabled]=false&custom_text[submit][message]=Hi&payment_method_options[card][request_three_d_secure]=automatic&adaptive_pricing[enabled]=false&locale=auto");
    }

    private static void AssertRefused(Reply reply, string code, string param)
    {
        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Equal(("invalid_request_error", code, param), (reply.Error.Text("type"), reply.Error.Text("code"), reply.Error.Text("param")));
    }
}
