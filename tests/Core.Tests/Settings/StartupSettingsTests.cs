using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Tests.Settings;

public sealed class StartupSettingsTests
{
    private const string KeyVault = "@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/stripe)";

    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Stripe:SecretKey"] = "sk_test_1",
        ["Stripe:WebhookSecrets:0"] = "whsec_1",
        ["Stripe:WebhookSecrets:7"] = "whsec_2",
        ["Checkout:SuccessUrl"] = "https://shop.example/?session_id={CHECKOUT_SESSION_ID}",
        ["Checkout:CancelUrl"] = "https://shop.example/",
        ["Auth:Issuer"] = "https://issuer.example/",
        ["Auth:Audience"] = "credit-functions",
        ["Limits:ReadsPerMinute"] = " 0 ",
        ["ReconcileSchedule"] = "0 0 * * * *",
    };

    [Fact]
    public void Valid_settings_are_accepted_at_startup() => Assert.Empty(Problems());

    [Theory]
    [InlineData("Stripe:SecretKey", "rk_test_1")]
    [InlineData("Stripe:SecretKey", "sk_live_1")]
    [InlineData("Stripe:SecretKey", "rk_live_1")]
    [InlineData("Stripe:ApiBase", "")]
    [InlineData("Stripe:Installation", "")]
    [InlineData("Stripe:Installation", "staging-2")]
    [InlineData("Stripe:ApiBase", "http://127.0.0.1:12111")]
    [InlineData("Stripe:ApiBase", "https://stripe.example/")]
    [InlineData("Checkout:SuccessUrl", "http://localhost:7071/?checkout=success")]
    [InlineData("Checkout:SuccessUrl", "https://shop.example/{CHECKOUT_SESSION_ID}/thanks")]
    [InlineData("Checkout:SuccessUrl", "https://shop.example/?checkout_session_id={CHECKOUT_SESSION_ID}&lang=de%20AT#top")]
    [InlineData("Checkout:CancelUrl", "http://localhost:7071/?checkout=canceled&from=50%25")]
    [InlineData("Checkout:SessionLifetime", "00:31:00")]
    [InlineData("Checkout:SessionLifetime", "23:30:00")]
    [InlineData("Auth:Issuer", "https://issuer.example/realms/shop")]
    [InlineData("Auth:Issuer", "http://localhost:7071/dev")]
    [InlineData("Auth:Issuer", "http://127.0.0.1:7071")]
    [InlineData("Auth:Issuer", "http://[::1]:7071")]
    [InlineData("Auth:AuthorizedParties:0", "shop-web")]
    [InlineData("Limits:ReadsPerMinute", "100000")]
    [InlineData("ReconcileSchedule", "*/2 * * * * *")]
    [InlineData("ReconcileSchedule", "0 * * * *")]
    [InlineData("ReconcileSchedule", "0 0 0 1 1 *")]
    public void A_valid_setting_value_is_accepted(string setting, string value) => Assert.Empty(Problems((setting, value)));

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
    [InlineData("Auth:Issuer", "", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Auth:Issuer", "issuer.example", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Auth:Issuer", "http://issuer.example", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Auth:Issuer", "ftp://localhost", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Auth:Issuer", " https://issuer.example/", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Auth:Issuer", "https://issuer.example/?policy=1", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Auth:Issuer", "https://issuer.example/#", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Auth:Issuer", "https://issuer.example/.well-known/openid-configuration", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Auth:Issuer", "https://your-issuer.example/", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Auth:Audience", "", "Auth__Audience or Auth__AuthorizedParties__0, or both, must be set")]
    [InlineData("Auth:Audience", " ", "Auth__Audience or Auth__AuthorizedParties__0, or both, must be set")]
    [InlineData("Auth:Audience", "credit-functions ", "Auth__Audience begins or ends with white space or a quote")]
    [InlineData("Auth:Audience", "\"credit-functions\"", "Auth__Audience begins or ends with white space or a quote")]
    [InlineData("Auth:Issuer", "\"https://issuer.example/\"", "Auth__Issuer must be the https address of an OpenID Connect issuer")]
    [InlineData("Stripe:SecretKey", "'sk_test_1'", "Stripe__SecretKey must be a secret key")]
    [InlineData("Checkout:CancelUrl", "\"https://shop.example/\"", "Checkout__CancelUrl must be the http or https address of a page")]
    [InlineData("Auth:AuthorizedParties:0", "", "Auth__AuthorizedParties (number 1) is empty, or begins or ends with white space or a quote")]
    [InlineData("Auth:AuthorizedParties:0", "shop-web\n", "Auth__AuthorizedParties (number 1) is empty, or begins or ends with white space or a quote")]
    [InlineData("Auth:AuthorizedParties", "shop-web", "Auth__AuthorizedParties is a list and has no effect in this form: set Auth__AuthorizedParties__0")]
    [InlineData("Limits:ReadsPerMinute", "-1", "Limits__ReadsPerMinute must be between 0 and 100000.")]
    [InlineData("Limits:StatusChecksPerMinute", "100001", "Limits__StatusChecksPerMinute must be between 0 and 100000.")]
    [InlineData("Limits:CheckoutSessionsPerMinute", "-2147483648", "Limits__CheckoutSessionsPerMinute must be between 0 and 100000.")]
    [InlineData("Limits:ReadsPerMinute", "abc", """Limits__ReadsPerMinute is "abc", and must be a whole number.""")]
    [InlineData("Limits:ReadsPerMinute", "99999999999", """Limits__ReadsPerMinute is "99999999999", and must be a whole number.""")]
    [InlineData("Limits:ReadsPerMinute", "1\n2", """Limits__ReadsPerMinute is "1 2", and must be a whole number.""")]
    [InlineData("ReconcileSchedule", "", "ReconcileSchedule must be a schedule that occurs at least once a year")]
    [InlineData("ReconcileSchedule", "hourly", "ReconcileSchedule must be a schedule that occurs at least once a year")]
    [InlineData("ReconcileSchedule", "01:00:00", "ReconcileSchedule must be a schedule that occurs at least once a year")]
    [InlineData("ReconcileSchedule", "60 0 * * * *", "ReconcileSchedule must be a schedule that occurs at least once a year")]
    [InlineData("ReconcileSchedule", "0 0 0 31 2 *", "ReconcileSchedule must be a schedule that occurs at least once a year")]
    [InlineData("ReconcileSchedule", null, "ReconcileSchedule must be a schedule that occurs at least once a year")]
    [InlineData("Packs:File", "nowhere.json", "Packs__File names a file that cannot be used. nowhere.json: there is no such file.")]
    [InlineData("Packs:File", "", "Packs__File is empty")]
    public void An_invalid_setting_value_is_rejected_in_one_line_that_begins_with_the_setting(string setting, string? value, string problem)
    {
        var line = Assert.Single(Problems((setting, value)));

        Assert.StartsWith(problem, line, StringComparison.Ordinal);
        Assert.EndsWith(".", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Theory]
    [InlineData("Checkout:SuccessUrl", "http://localhost:7071/?session_id={CHECKOUT_SESSION_ID}")]
    [InlineData("Checkout:CancelUrl", "http://shop.example/")]
    public void An_http_address_of_a_page_is_rejected_with_a_live_key(string setting, string value)
    {
        Assert.Empty(Problems((setting, value)));
        Assert.StartsWith(
            "Checkout__SuccessUrl and Checkout__CancelUrl must begin with https:// because Stripe__SecretKey is a live key",
            Assert.Single(Problems((setting, value), ("Stripe:SecretKey", "rk_live_1"))),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:12111", false)]
    [InlineData("https://stripe.example", false)]
    [InlineData("https://api.stripe.com.example", false)]
    [InlineData("https://api.stripe.com", true)]
    public void A_live_key_is_sent_to_Stripe_only(string address, bool isAccepted) =>
        Assert.Equal(isAccepted, Problems(("Stripe:ApiBase", address), ("Stripe:SecretKey", "sk_live_1")) is []);

    [Fact]
    public void The_schedule_is_not_checked_while_a_setting_disables_the_timer() =>
        Assert.Empty(Problems(("ReconcileSchedule", null), ("AzureWebJobs_ReconcileOnSchedule_Disabled", "true")));

    [Fact]
    public void Signing_secrets_that_are_not_numbered_are_rejected() => Assert.Contains(
        "Stripe__WebhookSecrets is a list and has no effect in this form: set Stripe__WebhookSecrets__0, __1 and so on.",
        Problems(("Stripe:WebhookSecrets", "whsec_1"), ("Stripe:WebhookSecrets:0", null), ("Stripe:WebhookSecrets:7", null)));

    [Fact]
    public void A_missing_signing_secret_is_rejected() => Assert.StartsWith(
        "Stripe__WebhookSecrets__0 is not set: without a signing secret anyone could send events.",
        Assert.Single(Problems(("Stripe:WebhookSecrets:0", null), ("Stripe:WebhookSecrets:7", null))),
        StringComparison.Ordinal);

    [Fact]
    public void All_setting_problems_are_reported_together() => Assert.Equal(
        ["Checkout__CancelUrl", "Checkout__SendReceipts", "Checkout__SessionLifetime", "Limits__ReadsPerMinute", "Stripe__SecretKey", "Stripe__WebhookSecrets"],
        Problems(
            ("Checkout:SessionLifetime", "soon"),
            ("Checkout:SendReceipts", "maybe"),
            ("Checkout:CancelUrl", "nowhere"),
            ("Limits:ReadsPerMinute", "-1"),
            ("Stripe:SecretKey", "pk_test_1"),
            ("Stripe:WebhookSecrets:0", "x")).Select(problem => problem.Split(' ')[0]).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Stripe:SecretKey", "whsec_topsecret")]
    [InlineData("Stripe:SecretKey", "sk_test_topsecret 1")]
    [InlineData("Stripe:SecretKey", "topsecret")]
    [InlineData("Stripe:WebhookSecrets:0", "sk_test_topsecret")]
    [InlineData("Stripe:WebhookSecrets:0", "topsecret")]
    public void A_setting_error_never_contains_a_secret(string setting, string value) =>
        Assert.DoesNotContain("topsecret", string.Concat(Problems((setting, value))), StringComparison.Ordinal);

    [Fact]
    public void An_unknown_setting_is_logged_and_does_not_prevent_the_start()
    {
        var logs = new FakeLoggerProvider();

        Assert.Empty(Problems(logs, ("Checkout:SucessUrl", "https://shop.example/"), ("Limits:Reads", "1"), ("Stripe:WebhookSecret", "whsec_1")));

        Assert.Equal(
            [
                "The setting Checkout__SucessUrl is unknown and has no effect. The nearest known setting is Checkout__SuccessUrl.",
                "The setting Limits__Reads is unknown and has no effect. The nearest known setting is Limits__ReadsPerMinute.",
                "The setting Stripe__WebhookSecret is unknown and has no effect. The nearest known setting is Stripe__WebhookSecrets.",
            ],
            logs.Collector.GetSnapshot().Where(line => line.Level == LogLevel.Warning).Select(line => line.Message).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_setting_that_cannot_be_parsed_is_named()
    {
        var settings = (
            from type in typeof(CoreRegistration).Assembly.GetTypes()
            let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)
            where section is { IsLiteral: true }
            from property in type.GetProperties()
            where property.SetMethod is not null && property.PropertyType.IsValueType
            select (Section: (string)section.GetRawConstantValue()!, property.Name)).ToList();

        Assert.NotEmpty(settings);
        Assert.All(settings, setting => Assert.StartsWith(
            $"{setting.Section}__{setting.Name} is ", Assert.Single(Problems(($"{setting.Section}:{setting.Name}", "nonsense"))), StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Problems(params (string Name, string? Value)[] settings) => Problems(new FakeLoggerProvider(), settings);

    private static IReadOnlyList<string> Problems(FakeLoggerProvider logs, params (string Name, string? Value)[] settings)
    {
        var all = new Dictionary<string, string?>(Good, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        using var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(logs))
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(all.Where(setting => setting.Value is not null)).Build())
            .AddCredits()
            .BuildServiceProvider();
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException failure)
        {
            return [.. failure.Failures];
        }
        catch (AggregateException several)
        {
            return [.. several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(failure => failure.Failures)];
        }
    }
}
