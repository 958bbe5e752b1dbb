using CreditFunctions.Core.Checkout;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Checkout;

public sealed class Checkout_options
{
    private const string Page = "https://shop.example/?checkout=success&session_id={CHECKOUT_SESSION_ID}";

    [Theory]
    [InlineData(Page)]
    [InlineData("http://localhost:7071/?checkout=success")]
    public void An_address_of_a_page_is_accepted(string address) => Assert.Empty(Problems(success: address, cancel: address));

    [Theory]
    [InlineData("")]
    [InlineData("/credits")]
    [InlineData("shop.example/credits")]
    [InlineData("ftp://shop.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    public void Another_is_not(string address)
    {
        Assert.StartsWith("Checkout__SuccessUrl must be", Assert.Single(Problems(success: address)), StringComparison.Ordinal);
        Assert.StartsWith("Checkout__CancelUrl must be", Assert.Single(Problems(cancel: address)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://shop.example/?checkout=success&session_id=%7BCHECKOUT_SESSION_ID%7D")]
    [InlineData("https://shop.example/?session_id=%7bCHECKOUT_SESSION_ID%7d")]
    [InlineData("https://shop.example/?session_id={checkout_session_id}")]
    [InlineData("https://shop.example/?a={CHECKOUT_SESSION_ID}&b=%7BCHECKOUT_SESSION_ID}")]
    public void A_placeholder_that_Stripe_would_not_replace_is_rejected(string address) =>
        Assert.StartsWith("Checkout__SuccessUrl must contain the placeholder exactly as {CHECKOUT_SESSION_ID}", Assert.Single(Problems(success: address)), StringComparison.Ordinal);

    [Theory]
    [InlineData("00:30:59", false)]
    [InlineData("00:31:00", true)]
    [InlineData("12:00:00", true)]
    [InlineData("23:30:00", true)]
    [InlineData("23:30:01", false)]
    [InlineData("1.00:00:00", false)]
    [InlineData("-12:00:00", false)]
    public void A_session_lives_as_long_as_Stripe_allows_with_room_for_a_retry(string lifetime, bool isRight) =>
        Assert.Equal(isRight, Problems(lifetime: lifetime).Count == 0);

    [Fact]
    public void Every_problem_is_told_at_once() => Assert.Equal(3, Problems("x", "y", "00:00:00").Count);

    private static IReadOnlyList<string> Problems(string success = Page, string cancel = Page, string lifetime = "12:00:00")
    {
        var options = new CheckoutOptions
        {
            SuccessUrl = success,
            CancelUrl = cancel,
            SessionLifetime = TimeSpan.Parse(lifetime, System.Globalization.CultureInfo.InvariantCulture),
        };
        return [.. new CheckoutOptionsRules().Validate(name: null, options).Failures ?? []];
    }
}
