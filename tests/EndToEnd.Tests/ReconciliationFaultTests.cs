using System.Buffers.Text;
using System.Net;
using System.Text;
using Azure.Data.Tables;
using CreditFunctions.Core;
using CreditFunctions.Core.Reconciliation;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class ReconciliationFaultTests
{
    private const string Day = "2026-01-01T00:00:00.0000000Z 2026-01-02T00:00:00.0000000Z";

    [Fact]
    public async Task Unreadable_rows_are_reported_and_the_purchases_after_them_are_compared()
    {
        await using var shop = await Shop.OpenAsync(new());
        await ReconciliationTests.BreakAsync(shop, "deliveries", new { drop = true });
        await StorageOf(shop).OpenPurchases.AddEntityAsync(new TableEntity("2020010100", "pur_1") { ["UserId"] = 7 });
        var (broken, sound) = (shop.NewBuyer(), shop.NewBuyer());
        await broken.OrderAsync();
        var row = await PurchaseRowAsync(shop, broken);
        row.Remove("Amount");
        await StorageOf(shop).Credits.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
        await sound.OrderAsync();
        await ReconciliationTests.BreakAsync(shop, "clock", new { advanceSeconds = 13 * 3600 });

        var differences = await new ReconcileRun(shop, hoursFromNow: 13).ComparePurchasesAsync();

        Assert.All(differences, difference => Assert.False(difference.IsSettled));
        Assert.Equal(
            ["the row 2020010100/pur_1 of the open purchases names no purchase", $"The row '{row.RowKey}' in partition '{row.PartitionKey}' is corrupt: Amount is missing."],
            differences.Select(difference => difference.Reason));
        Assert.Equal("Expired", (await PurchaseRowAsync(shop, sound)).GetString("Status"));
        Assert.Equal(2, (await ReconcileRun.OpenPurchasesAsync(shop)).Count);
    }

    [Fact]
    public async Task If_Stripe_fails_during_a_page_the_settled_differences_are_reported_and_the_cursor_continues_there()
    {
        await using var shop = await Shop.OpenAsync(new());
        await ReconciliationTests.BreakAsync(shop, "deliveries", new { drop = true });
        var order = await shop.NewBuyer().BuyAsync();
        await ReconciliationTests.BreakAsync(shop, "faults", new { path = "/v1/events", times = 2, status = 403 });

        var first = await new Operator(shop).PostAsync("reconcile", new { });
        using var second = await new Operator(shop).SendAsync(HttpMethod.Post, "reconcile", new { cursor = first["nextCursor"]!.GetValue<string>() });
        var third = await new Operator(shop).PostAsync("reconcile", new { cursor = first["nextCursor"]!.GetValue<string>() });

        Assert.Equal(order.SessionId, Assert.Single(first["differences"]!.AsArray())!["sessionId"]!.GetValue<string>());
        await Problem.IsAsync(second, HttpStatusCode.ServiceUnavailable, "stripe-unavailable");
        Assert.Equal("undelivered-event", Assert.Single(third["differences"]!.AsArray())!["kind"]!.GetValue<string>());
        Assert.Null(third["nextCursor"]);
    }

    [Fact]
    public async Task A_page_that_runs_out_of_time_ends_after_an_item_and_the_next_page_continues()
    {
        await using var shop = await Shop.OpenAsync(new());
        await ReconciliationTests.BreakAsync(shop, "deliveries", new { drop = true });
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => shop.NewBuyer().BuyAsync()));
        var reconciler = shop.App.Services.GetRequiredService<Reconciler>();
        var slow = new SlowTime(TimeSpan.FromMinutes(1));
        var now = TimeProvider.System.GetUtcNow();
        var pages = new List<ReconcilePage>();

        for (var cursor = ReconcileCursor.TryStart(from: null, to: null, now); cursor is not null; cursor = pages[^1].Next)
        {
            var request = new ReconcileRequest { Cursor = cursor, Now = now, Budget = new FunctionTimeBudget(slow), IncludesDeliveredEvents = true, IsDryRun = true };
            pages.Add(await reconciler.RunAsync(request, CancellationToken.None));
        }

        Assert.All(pages, page => Assert.InRange(page.Differences.Count, 0, 1));
        Assert.Equal(3, pages.SelectMany(page => page.Differences).Count(difference => difference.Kind == DifferenceKind.PaidNotCredited));
    }

    [Fact]
    public async Task The_timer_restarts_a_phase_if_Stripe_has_forgotten_the_item_to_continue_after()
    {
        await using var shop = await Shop.OpenAsync(new());
        await ReconciliationTests.BreakAsync(shop, "deliveries", new { drop = true });
        await shop.NewBuyer().BuyAsync();
        var end = TimeProvider.System.GetUtcNow().AddSeconds(1);
        await SetProgressAsync(shop, new ReconcileCursor(ReconcilePhase.Events, end.AddDays(-1), end, "evt_forgotten"));

        await shop.App.Services.GetRequiredService<ScheduledReconciliation>().RunAsync(CancellationToken.None);

        var progress = await ProgressAsync(shop);
        Assert.Equal((end, null), (progress.DoneUntil, progress.Unfinished));
        Assert.Equal(1, await AppliedAsync(shop));
    }

    [Fact]
    public async Task The_timer_starts_a_new_run_after_Stripe_rejected_a_list_request()
    {
        await using var shop = await Shop.OpenAsync(new());
        var end = TimeProvider.System.GetUtcNow().AddDays(-1);
        await SetProgressAsync(shop, new ReconcileCursor(ReconcilePhase.Events, end.AddDays(-1), end));
        await ReconciliationTests.BreakAsync(shop, "faults", new { path = "/v1/events", times = 1, status = 403 });
        var timer = shop.App.Services.GetRequiredService<ScheduledReconciliation>();

        await Assert.ThrowsAsync<StripeRefusedException>(() => timer.RunAsync(CancellationToken.None));

        var progress = await ProgressAsync(shop);
        Assert.Equal((null, null, null), (progress.DoneUntil, progress.Unfinished, progress.LastCompletedAt));
    }

    [Theory]
    [InlineData("Sessions " + Day + " cs_test_of_somebody_else")]
    [InlineData("Events " + Day + " evt_made_up")]
    [InlineData("Purchases " + Day + " nowhere")]
    [InlineData("Sessions 2026-01-02T00:00:00.0000000Z 2026-01-01T00:00:00.0000000Z ")]
    [InlineData("a.alice")]
    public async Task A_made_up_reconcile_cursor_is_rejected(string text)
    {
        var shop = await Shop.SharedAsync();

        using var answer = await new Operator(shop).SendAsync(HttpMethod.Post, "reconcile", new { dryRun = true, cursor = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text)) });

        await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "invalid-cursor");
    }

    private static TableStorage StorageOf(Shop shop) => shop.App.Services.GetRequiredService<TableStorage>();

    private static async Task<TableEntity> PurchaseRowAsync(Shop shop, Buyer buyer) =>
        Assert.Single(await Books.RowsAsync(shop, buyer.UserId), row => row.RowKey.StartsWith("purchase|", StringComparison.Ordinal));

    private static async Task SetProgressAsync(Shop shop, ReconcileCursor unfinished)
    {
        var progress = shop.App.Services.GetRequiredService<ReconcileProgressStore>();
        var known = await progress.ReadAsync(CancellationToken.None);
        Assert.NotNull(await progress.TryWriteAsync(known, new ReconcileProgress(null, unfinished), CancellationToken.None));
    }

    private static async Task<ReconcileProgress> ProgressAsync(Shop shop) =>
        (await shop.App.Services.GetRequiredService<ReconcileProgressStore>().ReadAsync(CancellationToken.None)).Value;

    private static async Task<int> AppliedAsync(Shop shop)
    {
        var applied = 0;
        await foreach (var row in StorageOf(shop).StripeEvents.QueryAsync<TableEntity>("RowKey eq 'event'"))
        {
            applied += row.GetString("Outcome") == "Applied" ? 1 : 0;
        }

        return applied;
    }
}
