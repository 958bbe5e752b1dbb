using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.LocalHost;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class LogPrivacyTests
{
    /// <summary>Azurite's key, which everybody knows; the one of an account on Azure would stand in the same places.</summary>
    private const string StorageKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq";

    /// <summary>As a log would show it: personal data, secrets, tokens, payloads, addresses that open something.</summary>
    private static readonly string[] Forbidden =
    [
        EveryAnswer.Email, EveryAnswer.Name, "jenny", Shop.Secret, "whsec_", "sk_test_", StorageKey, "AccountKey", "code=", "x-functions-key",
        "Bearer ey", "eyJ", "not.a.token", "v1=", "amount_subtotal", "customer_details", "/c/pay/",
    ];

    [Fact]
    public async Task No_route_logs_personal_data_or_secrets_at_any_level()
    {
        using var logs = new FakeLoggerProvider();
        var storage = new BrokenStorage();
        var description = await ApiDescription.ReadAsync();
        await using var shop = await Shop.OpenAsync(Telling(logs, new LocalHostOptions { ConfigureServices = storage.Replace }));
        await using var strict = await Shop.OpenAsync(Telling(logs, DocumentedResponsesTests.Strict));
        var answers = new EveryAnswer(description, new ApiProbe(description, shop), shop);

        await answers.AllAsync();
        await answers.WithoutStorageAsync(storage);
        await new EveryAnswer(description, new ApiProbe(description, strict), strict).TooOftenAsync();
        await RefuseSignInsAsync(shop);
        var order = await shop.NewBuyer().OrderAsync();

        var all = string.Join('\n', logs.Lines());
        string[] expected = ["credit.purchase.completed", "credit.spent", "credit.adjusted", "An operator discarded event", "storage_unavailable", "InvalidOperationException", "Bearer token rejected", "signature_refused"];
        Assert.All(expected, text => Assert.Contains(text, all, StringComparison.Ordinal));
        Assert.Contains("/c/pay/", order.Url.AbsolutePath, StringComparison.Ordinal);
        Assert.All(Forbidden, text => Assert.DoesNotContain(text, all, StringComparison.OrdinalIgnoreCase));
    }

    private static LocalHostOptions Telling(FakeLoggerProvider logs, LocalHostOptions options) =>
        options with { ConfigureLogging = logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs) };

    private static async Task RefuseSignInsAsync(Shop shop)
    {
        foreach (var token in new[] { "not.a.token-" + EveryAnswer.Email, shop.App.IssueToken(EveryAnswer.Email)[..^4] })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "api/credits/balance") { Headers = { Authorization = new("Bearer", token) } };
            (await shop.Anyone.SendAsync(request)).Dispose();
        }

        (await shop.DeliverAsync(Sample.Refund("pi_1", "re_1", 1), signature: "t=1,v1=" + new string('0', 64))).Dispose();
    }
}
