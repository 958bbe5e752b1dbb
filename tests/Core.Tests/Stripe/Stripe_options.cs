using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Stripe;

public sealed class Stripe_options
{
    [Theory]
    [InlineData("sk_test_1")]
    [InlineData("sk_live_1")]
    [InlineData("rk_test_1")]
    [InlineData("rk_live_1")]
    public void A_secret_or_restricted_key_is_accepted(string key) => Assert.Empty(Problems(key));

    [Theory]
    [InlineData("", "must be a secret key")]
    [InlineData("pk_test_1", "must be a secret key")]
    [InlineData("whsec_1", "must be a secret key")]
    [InlineData(" sk_test_1", "must be a secret key")]
    [InlineData("sk_test_1\n", "white space")]
    [InlineData("sk_test 1", "white space")]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/stripe)", "Key Vault reference that was not resolved")]
    public void Another_key_is_not(string key, string problem) => Assert.Contains(problem, Assert.Single(Problems(key)), StringComparison.Ordinal);

    [Fact]
    public void Without_a_signing_secret_nothing_starts() => Assert.Contains("without a signing secret anyone could send events", Assert.Single(Problems(secrets: [])), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("WHSEC_1")]
    [InlineData("sk_test_1")]
    [InlineData("whsec_1\r\n")]
    [InlineData("whsec_1 ")]
    public void A_wrong_signing_secret_is_told_by_its_number_and_never_shown(string secret)
    {
        var problem = Assert.Single(Problems(secrets: ["whsec_first", secret, "whsec_third"]));

        Assert.StartsWith("Webhook secret number 2 ", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("sk_test_1", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unresolved_signing_secret_says_so() =>
        Assert.Contains("Key Vault reference that was not resolved", Assert.Single(Problems(secrets: ["@Microsoft.KeyVault(x)"])), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, true)]
    [InlineData("http://127.0.0.1:12111", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("/v1", false)]
    [InlineData("", false)]
    public void The_address_of_the_API_is_absolute_or_not_given(string? address, bool isRight) =>
        Assert.Equal(isRight, Problems(apiBase: address).Count == 0);

    [Fact]
    public void Every_problem_is_told_at_once() => Assert.Equal(4, Problems("pk_test_1", ["x", "y"], "z").Count);

    [Theory]
    [InlineData("sk_live_1", true)]
    [InlineData("rk_live_1", true)]
    [InlineData("sk_test_1", false)]
    [InlineData("rk_test_live1", false)]
    public void The_key_says_its_mode(string key, bool isLive) => Assert.Equal(isLive, new StripeOptions { SecretKey = key }.IsLiveMode);

    private static IReadOnlyList<string> Problems(string key = "sk_test_1", string[]? secrets = null, string? apiBase = null)
    {
        var options = new StripeOptions { SecretKey = key, WebhookSecrets = secrets ?? ["whsec_1"], ApiBase = apiBase };
        return [.. new StripeOptionsRules().Validate(name: null, options).Failures ?? []];
    }
}
