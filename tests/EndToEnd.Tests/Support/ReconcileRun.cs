using CreditFunctions.Core;
using CreditFunctions.Core.Reconciliation;
using CreditFunctions.Core.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>Runs the reconciliation, or one of its phases, as if it were some hours later. Sessions live twelve hours, so a purchase is overdue in the thirteenth.</summary>
internal sealed class ReconcileRun(Shop shop, double hoursFromNow)
{
    public Task<IReadOnlyList<Difference>> ComparePurchasesAsync(bool dryRun = false) => CompareAsync(ReconcilePhase.Purchases, dryRun);

    public Task<IReadOnlyList<Difference>> CompareSessionsAsync(bool dryRun = false) => CompareAsync(ReconcilePhase.Sessions, dryRun);

    /// <summary>All phases, with every event, as for an operator.</summary>
    public async Task<IReadOnlyList<Difference>> CompareAllAsync(bool dryRun = false)
    {
        var page = await shop.App.Services.GetRequiredService<Reconciler>().RunAsync(Request(ReconcilePhase.Sessions, dryRun), CancellationToken.None);
        Assert.Null(page.Next);
        return page.Differences;
    }

    /// <summary>The purchases that are not known to have ended.</summary>
    public static Task<IReadOnlyList<OpenPurchase>> OpenPurchasesAsync(Shop shop) => shop.App.Services.GetRequiredService<OpenPurchaseStore>()
        .ListAsync(DateTimeOffset.MaxValue, after: null, limit: 100, CancellationToken.None);

    private async Task<IReadOnlyList<Difference>> CompareAsync(ReconcilePhase phase, bool dryRun)
    {
        var differences = new List<Difference>();
        var items = shop.App.Services.GetServices<IReconcilePhase>().Single(known => known.Phase == phase).ItemsAsync(Request(phase, dryRun), CancellationToken.None);
        await foreach (var item in items)
        {
            differences.AddRange((await item.CompareAsync(NullLogger.Instance, CancellationToken.None)).Difference is { } difference ? [difference] : []);
        }

        return differences;
    }

    private ReconcileRequest Request(ReconcilePhase phase, bool dryRun)
    {
        var now = TimeProvider.System.GetUtcNow().AddHours(hoursFromNow);
        return new ReconcileRequest
        {
            Cursor = ReconcileCursor.TryStart(from: null, to: null, now)! with { Phase = phase },
            Now = now,
            Budget = new FunctionTimeBudget(TimeProvider.System),
            IncludesDeliveredEvents = true,
            IsDryRun = dryRun,
        };
    }
}
