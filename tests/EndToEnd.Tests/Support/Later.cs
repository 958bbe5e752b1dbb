using CreditFunctions.Core.Reconciliation;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>Compares with Stripe by a clock that is some hours ahead. Sessions live twelve hours here: a purchase is overdue in the thirteenth.</summary>
internal sealed class Later(Shop shop, double hours)
{
    private readonly LaterTime _time = new(TimeSpan.FromHours(hours));

    /// <summary>Our purchases that should have ended.</summary>
    public Task<IReadOnlyList<Difference>> ComparePurchasesAsync(bool dryRun = false) => AllAsync(
        ActivatorUtilities.CreateInstance<ComparePurchases>(shop.App.Services, _time)
            .CompareAsync(Begin(ReconcilePhase.Purchases), 100, dryRun, CancellationToken.None));

    /// <summary>The complete sessions at Stripe.</summary>
    public Task<IReadOnlyList<Difference>> CompareSessionsAsync(bool dryRun = false) => AllAsync(
        ActivatorUtilities.CreateInstance<CompareSessions>(shop.App.Services, _time)
            .CompareAsync(Begin(ReconcilePhase.Sessions), 100, dryRun, CancellationToken.None));

    /// <summary>The purchases that are not known to have ended, now.</summary>
    public static Task<IReadOnlyList<OpenPurchase>> OpenAsync(Shop shop) => shop.App.Services.GetRequiredService<TableOpenPurchases>()
        .ListAsync(DateTimeOffset.MaxValue, after: null, limit: 100, CancellationToken.None);

    private ReconcilePosition Begin(ReconcilePhase phase) => new(phase, ReconcileWindow.Of(from: null, to: null, _time.GetUtcNow())!);

    private static async Task<IReadOnlyList<Difference>> AllAsync(IAsyncEnumerable<ComparedItem> items)
    {
        var differences = new List<Difference>();
        await foreach (var item in items)
        {
            differences.AddRange(item.Difference is { } difference ? [difference] : []);
        }

        return differences;
    }

    private sealed class LaterTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
