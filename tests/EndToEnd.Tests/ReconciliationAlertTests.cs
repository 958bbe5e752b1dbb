using Azure.Data.Tables;
using CreditFunctions.Core.Reconciliation;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>A problem of the webhook endpoint raises one alert per run, whatever the number of pages.</summary>
public sealed class ReconciliationAlertTests
{
    private const string Alert = "credit.alert.webhook_endpoint";

    [Fact]
    public async Task Each_run_of_the_timer_raises_one_alert_about_the_webhook_endpoint()
    {
        using var logs = new FakeLoggerProvider();
        await using var shop = await OpenAsync(logs);
        var open = shop.App.Services.GetRequiredService<TableStorage>().OpenPurchases;
        await Task.WhenAll(Enumerable.Range(0, ReconcileRequest.LimitMax + 1).Select(i => open.AddEntityAsync(new TableEntity("2020010100", $"pur_{i}"))));
        var timer = shop.App.Services.GetRequiredService<ScheduledReconciliation>();

        await timer.RunAsync(CancellationToken.None);
        var (differences, alerts) = (logs.Count("credit.alert.reconciliation"), logs.Count(Alert));
        await timer.RunAsync(CancellationToken.None);

        Assert.Equal((ReconcileRequest.LimitMax + 1, 1), (differences, alerts)); // So there was more than a page.
        Assert.Equal(2, logs.Count(Alert));
    }

    [Fact]
    public async Task A_request_with_a_cursor_raises_no_second_alert_about_the_webhook_endpoint()
    {
        using var logs = new FakeLoggerProvider();
        await using var shop = await OpenAsync(logs);
        await ReconciliationTests.BreakAsync(shop, "deliveries", new { drop = true });
        await Task.WhenAll(shop.NewBuyer().BuyAsync(), shop.NewBuyer().BuyAsync()); // Two sessions are a page, their events another.

        var previewed = await ReconciliationTests.EverythingAsync(shop, dryRun: true);
        var alerts = logs.Count(Alert);
        var differences = await ReconciliationTests.EverythingAsync(shop, dryRun: false);

        Assert.NotEmpty(previewed);
        Assert.NotEmpty(differences);
        Assert.Equal((0, 1), (alerts, logs.Count(Alert)));
    }

    private static async Task<Shop> OpenAsync(FakeLoggerProvider logs)
    {
        var shop = await Shop.OpenAsync(new() { ConfigureLogging = logging => logging.AddProvider(logs) });
        var endpoint = (await ReconciliationTests.StripeAsync(shop, "v1/webhook_endpoints"))["data"]![0]!["id"]!.GetValue<string>();
        using var disabled = await shop.Stripe.PostAsync($"v1/webhook_endpoints/{endpoint}", new FormUrlEncodedContent([new("disabled", "true")]));
        disabled.EnsureSuccessStatusCode();
        return shop;
    }
}
