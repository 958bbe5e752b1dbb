using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Health;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Reconciliation;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class OperatorHealthTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Operator_health_requires_the_function_key()
    {
        var shop = await Shop.SharedAsync();

        using var answer = await shop.Anyone.GetAsync("api/ops/health");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task An_application_is_degraded_before_its_first_reconciliation_and_healthy_after_it()
    {
        await using var shop = await OpenAsync();

        var before = await HealthAsync(shop);
        await ReconcileAsync(shop);
        var after = await HealthAsync(shop);

        Assert.Equal("degraded", Text(before, "status"));
        Assert.StartsWith("Reconciliation has never started.", Assert.Single(Problems(before)), StringComparison.Ordinal);
        Assert.Null(before["reconciliation"]!["lastStartedAt"]);
        Assert.Equal("healthy", Text(after, "status"));
        Assert.Empty(Problems(after));
        Assert.True(Time(after, "lastStartedAt") <= Time(after, "lastCompletedAt"));
        Assert.Equal((0, 0, 0), Findings(after));
        Assert.Equal("""[{"name":"stripe-events","approximateMessages":0},{"name":"stripe-events-poison","approximateMessages":0}]""", after["queues"]!.ToJsonString());
        Assert.Equal("""{"count":0,"more":false}""", after["failedEvents"]!.ToJsonString());
    }

    [Fact]
    public async Task A_reconciliation_that_fails_half_way_is_started_but_not_completed()
    {
        await using var shop = await OpenAsync();
        await AddLostPurchasesAsync(shop, ReconcileRequest.LimitMax + 1);
        await ReconcileAsync(shop);
        var first = await HealthAsync(shop);
        await ReconciliationTests.BreakAsync(shop, "faults", new { path = "/v1/events", times = 2, status = 403 });

        await Assert.ThrowsAsync<StripeRefusedException>(() => ReconcileAsync(shop));
        var halfWay = await HealthAsync(shop);
        await ReconcileAsync(shop);
        var repeated = await HealthAsync(shop);

        Assert.Equal((ReconcileRequest.LimitMax + 1, ReconcileRequest.LimitMax + 1, 0), Findings(first)); // So there was more than a page.
        Assert.True(Time(halfWay, "lastStartedAt") > Time(first, "lastStartedAt"));
        Assert.Equal(Time(first, "lastCompletedAt"), Time(halfWay, "lastCompletedAt"));
        Assert.True(Time(repeated, "lastCompletedAt") > Time(halfWay, "lastStartedAt"));
        Assert.Equal(Findings(first), Findings(repeated));
    }

    [Fact]
    public async Task Differences_that_reconciliation_could_not_settle_are_a_problem()
    {
        await using var shop = await OpenAsync();
        await AddLostPurchasesAsync(shop, 1);

        await ReconcileAsync(shop);
        var health = await HealthAsync(shop);

        Assert.Equal("degraded", Text(health, "status"));
        Assert.Contains(Problems(health), problem => problem.StartsWith("The last reconciliation could not settle 1 difference.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    public async Task Reconciliation_is_overdue_from_the_third_scheduled_time_after_the_last_completed_run_on(int secondsAfter, bool isOverdue)
    {
        await using var shop = await OpenAsync();
        await ReconcileAsync(shop);
        var next = Time(await HealthAsync(shop), "nextDueAt");
        await using var later = Instance.Of(shop, time: new FakeTimeProvider(next.AddHours(2).AddSeconds(secondsAfter)));

        var health = await later.GetRequiredService<HealthReader>().ReadAsync(None);

        Assert.Equal(isOverdue, health.Reconciliation.IsOverdue);
        Assert.Equal(isOverdue, health.Problems.Any(problem => problem.StartsWith("Reconciliation is overdue", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Messages_on_the_poison_queue_are_a_problem()
    {
        await using var shop = await OpenAsync();
        await ReconcileAsync(shop);
        var poison = shop.App.Services.GetRequiredService<QueueStorage>().StripeEventsPoison;
        await poison.SendMessageAsync("{}", visibilityTimeout: TimeSpan.FromHours(1)); // So that no function takes it.

        var health = await HealthAsync(shop);

        Assert.Equal("degraded", Text(health, "status"));
        Assert.StartsWith("The queue stripe-events-poison is not empty (1).", Assert.Single(Problems(health)), StringComparison.Ordinal);
        Assert.Equal(1, health["queues"]![1]!["approximateMessages"]!.GetValue<int>());
    }

    [Fact]
    public async Task Failed_events_are_a_problem_until_they_are_discarded()
    {
        await using var shop = await OpenAsync();
        await ReconcileAsync(shop);
        var failing = Sample.Event("refund.created", []);
        await shop.App.Services.GetRequiredService<ParkEvent>().ParkAsync(failing, "a test", None);

        var failed = await HealthAsync(shop);
        await new Operator(shop).PostAsync($"failed-events/{Sample.IdOf(failing)}/discard", new { reason = "a test" });
        var discarded = await HealthAsync(shop);

        Assert.Equal("""{"count":1,"more":false}""", failed["failedEvents"]!.ToJsonString());
        Assert.Contains(Problems(failed), problem => problem.StartsWith("Failed events wait for an operator (1).", StringComparison.Ordinal));
        Assert.Equal("""{"count":0,"more":false}""", discarded["failedEvents"]!.ToJsonString());
        Assert.DoesNotContain(Problems(discarded), problem => problem.StartsWith("Failed events", StringComparison.Ordinal));
    }

    private static Task<Shop> OpenAsync() =>
        Shop.OpenAsync(new() { Settings = new Dictionary<string, string?> { ["ReconcileSchedule"] = "0 0 * * * *" } });

    /// <summary>Stores open purchases that have no purchase row, which no run can settle.</summary>
    private static async Task AddLostPurchasesAsync(Shop shop, int count)
    {
        var open = shop.App.Services.GetRequiredService<TableStorage>().OpenPurchases;
        await Task.WhenAll(Enumerable.Range(0, count).Select(i => open.AddEntityAsync(new TableEntity("2020010100", $"pur_{i}"))));
    }

    private static Task ReconcileAsync(Shop shop) => shop.App.Services.GetRequiredService<ScheduledReconciliation>().RunAsync(None);

    private static Task<JsonObject> HealthAsync(Shop shop) => new Operator(shop).GetAsync("health");

    private static string Text(JsonObject health, string name) => health[name]!.GetValue<string>();

    private static DateTimeOffset Time(JsonObject health, string name) => health["reconciliation"]![name]!.GetValue<DateTimeOffset>();

    private static IEnumerable<string> Problems(JsonObject health) => health["problems"]!.AsArray().Select(problem => problem!.GetValue<string>());

    private static (int Differences, int Unsettled, int Unchecked) Findings(JsonObject health)
    {
        var reconciliation = health["reconciliation"]!;
        return (Number("differences"), Number("unsettled"), Number("unchecked"));

        int Number(string name) => reconciliation[name]!.GetValue<int>();
    }
}
