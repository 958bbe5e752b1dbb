namespace CreditFunctions.Core.Tests.Settings;

public sealed class StripeSettingsTests
{
    private const string KeyVault = "@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/stripe)";

    [Theory]
    [InlineData("Stripe:SecretKey", "rk_test_1")]
    [InlineData("Stripe:SecretKey", "sk_live_1")]
    [InlineData("Stripe:SecretKey", "rk_live_1")]
    [InlineData("Stripe:ApiBase", "")]
    [InlineData("Stripe:Installation", "")]
    [InlineData("Stripe:Installation", "staging-2")]
    [InlineData("Stripe:ApiBase", "http://127.0.0.1:12111")]
    [InlineData("Stripe:ApiBase", "https://stripe.example/")]
    public void A_valid_Stripe_setting_is_accepted(string setting, string value) => Assert.Empty(Startup.Problems((setting, value)));

    [Theory]
    [InlineData("Stripe:SecretKey", "", "Stripe__SecretKey must be a secret key")]
    [InlineData("Stripe:SecretKey", "pk_test_1", "Stripe__SecretKey must be a secret key")]
    [InlineData("Stripe:SecretKey", "sk_1", "Stripe__SecretKey must be a secret key")]
    [InlineData("Stripe:SecretKey", "sk_test_", "Stripe__SecretKey must be a secret key")]
    [InlineData("Stripe:SecretKey", "sk_org_live_1", "Stripe__SecretKey must be a secret key")]
    [InlineData("Stripe:SecretKey", " sk_test_1", "Stripe__SecretKey must be a secret key")]
    [InlineData("Stripe:SecretKey", "sk_test_1\n", "Stripe__SecretKey contains white space")]
    [InlineData("Stripe:SecretKey", "sk_test 1", "Stripe__SecretKey must be a secret key")]
    [InlineData("Stripe:SecretKey", "sk_test_1 2", "Stripe__SecretKey contains white space")]
    [InlineData("Stripe:SecretKey", "whsec_1", "Stripe__SecretKey is a webhook signing secret, which belongs in Stripe__WebhookSecrets__0.")]
    [InlineData("Stripe:SecretKey", "sk_test_replace_me", "Stripe__SecretKey still has the placeholder of the sample")]
    [InlineData("Stripe:SecretKey", KeyVault, "Stripe__SecretKey is a Key Vault reference that was not resolved")]
    [InlineData("Stripe:WebhookSecrets:7", "", "Stripe__WebhookSecrets (number 2) must begin with whsec_.")]
    [InlineData("Stripe:WebhookSecrets:7", "whsec_", "Stripe__WebhookSecrets (number 2) must begin with whsec_.")]
    [InlineData("Stripe:WebhookSecrets:7", "WHSEC_1", "Stripe__WebhookSecrets (number 2) must begin with whsec_.")]
    [InlineData("Stripe:WebhookSecrets:7", " whsec_2", "Stripe__WebhookSecrets (number 2) must begin with whsec_.")]
    [InlineData("Stripe:WebhookSecrets:7", "whsec_2\r\n", "Stripe__WebhookSecrets (number 2) contains white space")]
    [InlineData("Stripe:WebhookSecrets:7", "sk_test_1", "Stripe__WebhookSecrets (number 2) is an API key, which belongs in Stripe__SecretKey.")]
    [InlineData("Stripe:WebhookSecrets:7", "whsec_replace_me", "Stripe__WebhookSecrets (number 2) still has the placeholder of the sample")]
    [InlineData("Stripe:WebhookSecrets:7", "whsec_1", "Stripe__WebhookSecrets (number 2) repeats an earlier one")]
    [InlineData("Stripe:WebhookSecrets:7", KeyVault, "Stripe__WebhookSecrets (number 2) is a Key Vault reference that was not resolved")]
    [InlineData("Stripe:Installation", "Staging", "Stripe__Installation must be a name of at most 40 lower-case letters")]
    [InlineData("Stripe:Installation", "staging\n", "Stripe__Installation must be a name of at most 40 lower-case letters")]
    [InlineData("Stripe:ApiBase", "127.0.0.1", "Stripe__ApiBase must be an https address")]
    [InlineData("Stripe:ApiBase", "/v1", "Stripe__ApiBase must be an https address")]
    [InlineData("Stripe:ApiBase", "https://api.stripe.com/v1", "Stripe__ApiBase must be an https address without a path")]
    [InlineData("Stripe:ApiBase", "http://stripe.example", "Stripe__ApiBase must be an https address")]
    [InlineData("Stripe:ApiBase", " https://api.stripe.com", "Stripe__ApiBase must be an https address")]
    [InlineData("Stripe:SecretKey", "'sk_test_1'", "Stripe__SecretKey must be a secret key")]
    public void An_invalid_Stripe_setting_is_rejected_in_one_line_that_begins_with_its_name(string setting, string value, string problem) =>
        Startup.AssertRejected(setting, value, problem);

    [Theory]
    [InlineData("http://127.0.0.1:12111", false)]
    [InlineData("https://stripe.example", false)]
    [InlineData("https://api.stripe.com.example", false)]
    [InlineData("https://api.stripe.com", true)]
    public void A_live_key_is_sent_to_Stripe_only(string address, bool isAccepted) =>
        Assert.Equal(isAccepted, Startup.Problems(("Stripe:ApiBase", address), ("Stripe:SecretKey", "sk_live_1")) is []);

    [Fact]
    public void Signing_secrets_that_are_not_numbered_are_rejected() => Assert.Contains(
        "Stripe__WebhookSecrets is a list and has no effect in this form: set Stripe__WebhookSecrets__0, __1 and so on.",
        Startup.Problems(("Stripe:WebhookSecrets", "whsec_1"), ("Stripe:WebhookSecrets:0", null), ("Stripe:WebhookSecrets:7", null)));

    [Fact]
    public void A_missing_signing_secret_is_rejected() => Assert.StartsWith(
        "Stripe__WebhookSecrets__0 is not set: without a signing secret anyone could send events.",
        Assert.Single(Startup.Problems(("Stripe:WebhookSecrets:0", null), ("Stripe:WebhookSecrets:7", null))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Stripe:SecretKey", "whsec_topsecret")]
    [InlineData("Stripe:SecretKey", "sk_test_topsecret 1")]
    [InlineData("Stripe:SecretKey", "topsecret")]
    [InlineData("Stripe:WebhookSecrets:0", "sk_test_topsecret")]
    [InlineData("Stripe:WebhookSecrets:0", "topsecret")]
    public void A_setting_error_never_contains_a_secret(string setting, string value) =>
        Assert.DoesNotContain("topsecret", string.Concat(Startup.Problems((setting, value))), StringComparison.Ordinal);
}
