using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.LocalHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class TelemetryExportTests
{
    [Fact]
    public async Task A_purchase_is_exported_as_one_trace_with_metrics_and_logs_if_an_endpoint_is_configured()
    {
        await using var collector = await Collector.StartAsync();
        await using (var shop = await Shop.OpenAsync(new LocalHostOptions { Settings = ExportTo(collector) }))
        {
            var buyer = shop.NewBuyer();
            await buyer.SeesAsync(await buyer.BuyAsync("small"), "completed");
            await shop.IsIdleAsync();
        } // What is left is sent at the end.

        Assert.NotEmpty(collector.TracesOf("receive stripe event").Intersect(collector.TracesOf("apply stripe event")));
        Assert.True(collector.Has("traces", "credit-functions"));
        Assert.True(collector.Has("traces", "service.version"));
        Assert.True(collector.Has("metrics", "credits.events.handled"));
        Assert.True(collector.Has("logs", "credit.purchase.completed"));
    }

    [Fact]
    public async Task Log_lines_bypass_the_SDK_if_no_export_endpoint_is_configured()
    {
        await using var shop = await Shop.OpenAsync(new());

        Assert.DoesNotContain(shop.App.Services.GetServices<ILoggerProvider>(), provider => provider is OpenTelemetryLoggerProvider);
    }

    private static Dictionary<string, string?> ExportTo(Collector collector) => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
    };
}
