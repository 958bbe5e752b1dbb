using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Tests.Settings;

/// <summary>Starts the product with valid settings, some of them replaced.</summary>
internal static class Startup
{
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

    /// <summary>Asserts that a value is the only problem, in one line that begins with the name of the setting.</summary>
    public static void AssertRejected(string setting, string? value, string problem)
    {
        var line = Assert.Single(Problems((setting, value)));

        Assert.StartsWith(problem, line, StringComparison.Ordinal);
        Assert.EndsWith(".", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    /// <summary>What the start reports; a setting with a null value is left out.</summary>
    public static IReadOnlyList<string> Problems(params (string Name, string? Value)[] settings) => Problems(new FakeLoggerProvider(), settings);

    public static IReadOnlyList<string> Problems(FakeLoggerProvider logs, params (string Name, string? Value)[] settings)
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
