using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Events;

/// <summary>Which purchase a payment intent belongs to: refunds and disputes name nothing else. Insert only.</summary>
public sealed partial class TablePaymentIntents(TableStorage storage, ILogger<TablePaymentIntents> logger)
{
    private const string Row = "purchase";

    /// <summary>Whose payment it is, or null where we do not know it.</summary>
    public async Task<PurchaseName?> FindAsync(string paymentIntent, CancellationToken cancellationToken) =>
        await storage.PaymentIntents.FindAsync(TableKey.Partition(paymentIntent), Row, cancellationToken) is { } row
            ? PurchaseName.Of(row.Text("UserId"), row.Text("PurchaseId")) ?? throw row.Corrupt("it names no purchase")
            : null;

    /// <summary>Remembers a payment intent. One that belongs to another purchase already stays with it, and somebody is told.</summary>
    public async Task RememberAsync(string paymentIntent, PurchaseName purchase, CancellationToken cancellationToken)
    {
        var partition = TableKey.Partition(paymentIntent);
        try
        {
            await storage.PaymentIntents.AddEntityAsync(
                new TableEntity(partition, Row)
                {
                    ["PaymentIntent"] = paymentIntent,
                    ["UserId"] = purchase.User.Value,
                    ["PurchaseId"] = purchase.Id.Value,
                },
                cancellationToken);
        }
        catch (RequestFailedException failure) when (StorageFailure.IsConflict(failure))
        {
            TableEntity known = await storage.PaymentIntents.GetEntityAsync<TableEntity>(partition, Row, select: null, cancellationToken);
            if (known.Text("PurchaseId") != purchase.Id.Value)
            {
                Log.IntentOfAnotherPurchase(logger, paymentIntent, known.Text("PurchaseId"), purchase.Id.Value);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 420, EventName = "credit.alert.payment_intent_conflict", Level = LogLevel.Error, Message = "Payment intent {PaymentIntent} belongs to purchase {Known}, and an event says {Claimed}; it was left as it is.")]
        public static partial void IntentOfAnotherPurchase(ILogger logger, string paymentIntent, string known, string claimed);
    }
}
