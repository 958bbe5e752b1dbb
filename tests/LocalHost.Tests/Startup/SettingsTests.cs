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
    public async Task A_live_Stripe_key_is_rejected(string key)
    {
        var refusal = await Assert.ThrowsAsync<LocalHostException>(() => TestApps.Alone().With("Stripe__SecretKey", key).StartAsync());

        Assert.Contains("live Stripe key", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("123", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_default_settings_contain_the_address_of_LocalHost()
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
    public async Task Given_settings_override_the_defaults()
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
    public async Task Azurite_and_FakeStripe_start_by_default_and_the_secret_of_FakeStripe_uses_no_index()
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
    public async Task Two_LocalHosts_run_in_one_process()
    {
        await using var one = await TestApps.Alone().StartAsync();
        await using var two = await TestApps.Alone().StartAsync();

        Assert.NotEqual(one.Url, two.Url);
    }
}
