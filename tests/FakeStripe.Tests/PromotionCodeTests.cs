namespace CreditFunctions.FakeStripe.Tests;

public sealed class PromotionCodeTests
{
    [Fact]
    public async Task A_promotion_code_reduces_the_price_if_the_session_allows_codes()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync("&allow_promotion_codes=true");

        var wrong = await stripe.PostAsync(PaymentPage.PathOf(session), "button=promotion&promotionCode=NONE");
        var right = await stripe.PostAsync(PaymentPage.PathOf(session), "button=promotion&promotionCode=take10&email=ada@example.com");
        await stripe.PostAsync(PaymentPage.PathOf(session), PaymentPage.Filled + "4242424242424242");

        Assert.Contains("id=\"promotionCode-problem\"", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("-$4.99", right.Text, StringComparison.Ordinal);
        var completed = (await stripe.EventAsync("checkout.session.completed"))["data"]!["object"]!;
        Assert.Equal((4999, 4500, 499), (completed.Number("amount_subtotal"), completed.Number("amount_total"), completed.Number("total_details.amount_discount")));
        Assert.Equal(4500, (await stripe.EventAsync("charge.succeeded")).Number("data.object.amount"));
    }

    [Fact]
    public async Task An_order_with_a_full_discount_is_completed_without_a_card()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync("&allow_promotion_codes=true");

        var page = await stripe.PostAsync(PaymentPage.PathOf(session), "button=promotion&promotionCode=TAKE100");
        var done = await stripe.PostAsync(PaymentPage.PathOf(session), "button=pay&email=ada@example.com");

        Assert.Contains("Complete order", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, done.Status);
        Assert.Equal("no_payment_required", (await stripe.EventAsync("checkout.session.completed")).Text("data.object.payment_status"));
    }

    [Fact]
    public async Task A_promotion_code_is_rejected_if_the_session_does_not_allow_codes()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        var session = await stripe.CreateSessionAsync();

        await stripe.PostAsync(PaymentPage.PathOf(session), "button=promotion&promotionCode=TAKE10");

        Assert.DoesNotContain("promotionCode", (await stripe.GetAsync(PaymentPage.PathOf(session))).Text, StringComparison.Ordinal);
        Assert.Equal(4999, (await stripe.GetAsync($"/v1/checkout/sessions/{session.Text("id")}")).Body.Number("amount_total"));
    }
}
