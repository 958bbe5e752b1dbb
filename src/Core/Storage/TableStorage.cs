using Azure.Data.Tables;

namespace CreditFunctions.Core.Storage;

/// <summary>The tables of this product. <c>infra/main.bicep</c> declares the same ones.</summary>
public sealed class TableStorage(TableServiceClient service)
{
    private static readonly string[] Names = ["Credits", "PaymentIntents", "StripeEvents", "FailedEvents", "RateLimits", "OpenPurchases"];

    /// <summary>
    /// One partition for each user: balance, purchases, entries, and the markers and idempotency records that make each change happen once.
    /// </summary>
    public TableClient Credits { get; } = service.GetTableClient("Credits");

    /// <summary>Maps payment intents to purchases.</summary>
    public TableClient PaymentIntents { get; } = service.GetTableClient("PaymentIntents");

    /// <summary>The event log, and the bodies of failed events and of events that are too large for a message.</summary>
    public TableClient StripeEvents { get; } = service.GetTableClient("StripeEvents");

    /// <summary>The index of failed events.</summary>
    public TableClient FailedEvents { get; } = service.GetTableClient("FailedEvents");

    /// <summary>The rate-limit counters of each user.</summary>
    public TableClient RateLimits { get; } = service.GetTableClient("RateLimits");

    /// <summary>Purchases that are not yet known to have ended.</summary>
    public TableClient OpenPurchases { get; } = service.GetTableClient("OpenPurchases");

    /// <summary>Makes a minimal read; throws if the tables are unavailable.</summary>
    internal async Task ProbeAsync(CancellationToken cancellationToken) =>
        await Credits.FindAsync("health", "health", cancellationToken, ["PartitionKey"]);

    /// <summary>Creates the tables that are missing.</summary>
    public async Task CreateMissingAsync(CancellationToken cancellationToken)
    {
        foreach (var name in Names)
        {
            await service.CreateTableIfNotExistsAsync(name, cancellationToken);
        }
    }
}
