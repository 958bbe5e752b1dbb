namespace CreditFunctions.Core.Tests.Settings;

public sealed class CheckoutSettingsTests
{
    [Theory]
    [InlineData("Checkout:SuccessUrl", "http://localhost:7071/?checkout=success")]
    [InlineData("Checkout:SuccessUrl", "https://shop.example/{CHECKOUT_SESSION_ID}/thanks")]
    [InlineData("Checkout:SuccessUrl", "https://shop.example/?checkout_session_id={CHECKOUT_SESSION_ID}&lang=de%20AT#top")]
    [InlineData("Checkout:CancelUrl", "http://localhost:7071/?checkout=canceled&from=50%25")]
    [InlineData("Checkout:SessionLifetime", "00:31:00")]
    [InlineData("Checkout:SessionLifetime", "23:30:00")]
    public void A_valid_checkout_setting_is_accepted(string setting, string value) => Assert.Empty(Startup.Problems((setting, value)));

    [Theory]
    [InlineData("Checkout:SuccessUrl", "", "Checkout__SuccessUrl must be the http or https address of a page")]
    [InlineData("Checkout:SuccessUrl", "/credits", "Checkout__SuccessUrl must be the http or https address of a page")]
    [InlineData("Checkout:SuccessUrl", "shop.example/credits", "Checkout__SuccessUrl must be the http or https address of a page")]
    [InlineData("Checkout:SuccessUrl", "javascript:alert(1)", "Checkout__SuccessUrl must be the http or https address of a page")]
    [InlineData("Checkout:SuccessUrl", "https://shop.example/ ", "Checkout__SuccessUrl must be the http or https address of a page")]
    [InlineData("Checkout:SuccessUrl", "https://user:secret@shop.example/", "Checkout__SuccessUrl must be the http or https address of a page")]
    [InlineData("Checkout:SuccessUrl", "https://{CHECKOUT_SESSION_ID}.shop.example/", "Checkout__SuccessUrl must be the http or https address of a page")]
    [InlineData("Checkout:SuccessUrl", "https://shop.example/?id=%7BCHECKOUT_SESSION_ID%7D", "Checkout__SuccessUrl must contain the placeholder exactly as {CHECKOUT_SESSION_ID}")]
    [InlineData("Checkout:SuccessUrl", "https://shop.example/?id=%7bCHECKOUT_SESSION_ID%7d", "Checkout__SuccessUrl must contain the placeholder exactly as {CHECKOUT_SESSION_ID}")]
    [InlineData("Checkout:SuccessUrl", "https://shop.example/?id=%257BCHECKOUT_SESSION_ID%257D", "Checkout__SuccessUrl must contain the placeholder exactly as {CHECKOUT_SESSION_ID}")]
    [InlineData("Checkout:SuccessUrl", "https://shop.example/?id={CHECKOUT%5FSESSION%5FID}", "Checkout__SuccessUrl must contain the placeholder exactly as {CHECKOUT_SESSION_ID}")]
    [InlineData("Checkout:SuccessUrl", "https://shop.example/?id={checkout_session_id}", "Checkout__SuccessUrl must contain the placeholder exactly as {CHECKOUT_SESSION_ID}")]
    [InlineData("Checkout:SuccessUrl", "https://shop.example/?id={{CHECKOUT_SESSION_ID}}", "Checkout__SuccessUrl must contain the placeholder exactly as {CHECKOUT_SESSION_ID}")]
    [InlineData("Checkout:SuccessUrl", "https://shop.example/?id={CHECKOUT_SESSION_ID", "Checkout__SuccessUrl must contain the placeholder exactly as {CHECKOUT_SESSION_ID}")]
    [InlineData("Checkout:SuccessUrl", "https://shop.example/?id=$CHECKOUT_SESSION_ID", "Checkout__SuccessUrl must contain the placeholder exactly as {CHECKOUT_SESSION_ID}")]
    [InlineData("Checkout:SuccessUrl", "https://shop.example/?id={SESSION_ID}", "Checkout__SuccessUrl must contain the placeholder exactly as {CHECKOUT_SESSION_ID}")]
    [InlineData("Checkout:CancelUrl", "https://shop.example/?id={CHECKOUT_SESSION_ID}", "Checkout__CancelUrl must not contain a placeholder")]
    [InlineData("Checkout:CancelUrl", "https://shop.example/?id=%7BCHECKOUT_SESSION_ID%7D", "Checkout__CancelUrl must not contain a placeholder")]
    [InlineData("Checkout:CancelUrl", "ftp://shop.example/", "Checkout__CancelUrl must be the http or https address of a page")]
    [InlineData("Checkout:CancelUrl", "", "Checkout__CancelUrl must be the http or https address of a page")]
    [InlineData("Checkout:SessionLifetime", "00:30:59", "Checkout__SessionLifetime must be between 00:31:00 and 23:30:00.")]
    [InlineData("Checkout:SessionLifetime", "23:30:01", "Checkout__SessionLifetime must be between 00:31:00 and 23:30:00.")]
    [InlineData("Checkout:SessionLifetime", "12", "Checkout__SessionLifetime must be between 00:31:00 and 23:30:00.")]
    [InlineData("Checkout:SessionLifetime", "-12:00:00", "Checkout__SessionLifetime must be between 00:31:00 and 23:30:00.")]
    [InlineData("Checkout:SessionLifetime", "nonsense", """Checkout__SessionLifetime is "nonsense", and must be hours, minutes and seconds, for example 12:00:00.""")]
    [InlineData("checkout:sessionlifetime", "12:00:61", """Checkout__SessionLifetime is "12:00:61", and must be hours, minutes and seconds, for example 12:00:00.""")]
    [InlineData("Checkout:SendReceipts", "yes", """Checkout__SendReceipts is "yes", and must be true or false.""")]
    [InlineData("Checkout:SendReceipts", "", """Checkout__SendReceipts is "", and must be true or false.""")]
    [InlineData("Checkout:CancelUrl", "\"https://shop.example/\"", "Checkout__CancelUrl must be the http or https address of a page")]
    public void An_invalid_checkout_setting_is_rejected_in_one_line_that_begins_with_its_name(string setting, string value, string problem) =>
        Startup.AssertRejected(setting, value, problem);

    [Theory]
    [InlineData("Checkout:SuccessUrl", "http://localhost:7071/?session_id={CHECKOUT_SESSION_ID}")]
    [InlineData("Checkout:CancelUrl", "http://shop.example/")]
    public void An_http_address_of_a_page_is_rejected_with_a_live_key(string setting, string value)
    {
        Assert.Empty(Startup.Problems((setting, value)));
        Assert.StartsWith(
            "Checkout__SuccessUrl and Checkout__CancelUrl must begin with https:// because Stripe__SecretKey is a live key",
            Assert.Single(Startup.Problems((setting, value), ("Stripe:SecretKey", "rk_live_1"))),
            StringComparison.Ordinal);
    }
}
