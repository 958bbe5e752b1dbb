using Azure.Data.Tables;

namespace CreditFunctions.Core.Storage;

/// <summary>The tables of this product; <c>infra/main.bicep</c> declares the same.</summary>
public sealed class TableStorage(TableServiceClient service)
{
    private static readonly string[] Names = ["Credits", "PaymentIntents", "StripeEvents", "FailedEvents", "RateLimits", "OpenPurchases"];

    /// <summary>One partition for each user: balance, purchases, entries, and what makes each of them happen once.</summary>
    public TableClient Credits { get; } = service.GetTableClient("Credits");

    /// <summary>Which purchase a payment intent belongs to.</summary>
    public TableClient PaymentIntents { get; } = service.GetTableClient("PaymentIntents");

    /// <summary>What happened to each event; also holds the bodies that are too large for a message.</summary>
    public TableClient StripeEvents { get; } = service.GetTableClient("StripeEvents");

    /// <summary>Events that were given up on, until an operator has seen to them.</summary>
    public TableClient FailedEvents { get; } = service.GetTableClient("FailedEvents");

    /// <summary>How often each user did what is limited.</summary>
    public TableClient RateLimits { get; } = service.GetTableClient("RateLimits");

    /// <summary>Purchases that are not yet known to have ended.</summary>
    public TableClient OpenPurchases { get; } = service.GetTableClient("OpenPurchases");

    /// <summary>Reads next to nothing; throws where the tables do not answer.</summary>
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
