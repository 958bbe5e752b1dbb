using CreditFunctions.LocalHost.Tests.Scenario;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.LocalHost.Tests.Startup;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("sk_live_123")]
    [InlineData("rk_live_123")]
    [InlineData(" sk_live_123")]
    public async Task A_live_stripe_key_is_refused(string key)
    {
        var refusal = await Assert.ThrowsAsync<LocalHostException>(() => TestApps.Alone().With("Stripe__SecretKey", key).StartAsync());

        Assert.Contains("live Stripe key", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("123", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_function_app_finds_its_own_address_in_its_settings()
    {
        await using var app = await TestApps.Alone().StartAsync();
        var settings = app.Services.GetRequiredService<IConfiguration>();
        var address = $"http://localhost:{app.Url.Port}";

        Assert.Equal(address + "/?checkout=success&session_id={CHECKOUT_SESSION_ID}", settings["Checkout:SuccessUrl"]);
        Assert.Equal(address + "/?checkout=canceled", settings["Checkout:CancelUrl"]);
        Assert.Equal(address, settings["Auth:Issuer"]);
        Assert.Equal("credit-functions-local", settings["Auth:Audience"]);
        Assert.True(File.Exists(settings["Packs:File"]));
    }

    [Fact]
    public async Task Settings_that_are_given_win()
    {
        await using var app = await TestApps.Alone()
            .With("Checkout__SuccessUrl", "https://shop.example/thanks")
            .With("Auth:Issuer", "https://id.example")
            .StartAsync();
        var settings = app.Services.GetRequiredService<IConfiguration>();

        Assert.Equal("https://shop.example/thanks", settings["Checkout:SuccessUrl"]);
        Assert.Equal("https://id.example", settings["Auth:Issuer"]);
        Assert.Null(app.FakeStripeUrl);
    }

    [Fact]
    public async Task FakeStripe_and_Azurite_are_started_when_the_settings_name_no_other_and_their_secret_takes_no_number()
    {
        var options = TestApps.Alone() with { Settings = new Dictionary<string, string?> { ["Stripe__WebhookSecrets__0"] = "whsec_mine" } };
        await using var app = await options.StartAsync();
        var settings = app.Services.GetRequiredService<IConfiguration>();

        var secrets = settings.GetSection("Stripe:WebhookSecrets").Get<string[]>()!;

        Assert.Equal(app.FakeStripeUrl, settings["Stripe:ApiBase"]);
        Assert.StartsWith("sk_test_", settings["Stripe:SecretKey"], StringComparison.Ordinal);
        Assert.Equal("whsec_mine", settings["Stripe:WebhookSecrets:0"]);
        Assert.Equal(2, secrets.Length);
        Assert.All(secrets, secret => Assert.StartsWith("whsec_", secret, StringComparison.Ordinal));
        Assert.Contains("QueueEndpoint=http://127.0.0.1:", app.StorageConnectionString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hosts_run_side_by_side()
    {
        await using var one = await TestApps.Alone().StartAsync();
        await using var two = await TestApps.Alone().StartAsync();

        Assert.NotEqual(one.Url, two.Url);
    }
}
