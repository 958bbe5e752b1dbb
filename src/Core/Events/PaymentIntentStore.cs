using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Events;

/// <summary>Maps payment intents to purchases. Refunds and disputes name only a payment intent. Rows are inserted and never changed.</summary>
public sealed partial class PaymentIntentStore(TableStorage storage, ILogger<PaymentIntentStore> logger)
{
    private const string Row = "purchase";

    /// <summary>The purchase that a payment intent pays; null if it is not indexed.</summary>
    public async Task<PurchaseKey?> FindAsync(string paymentIntent, CancellationToken cancellationToken) =>
        await storage.PaymentIntents.FindAsync(TableKey.Partition(paymentIntent), Row, cancellationToken) is { } row
            ? PurchaseKey.Of(row.Text("UserId"), row.Text("PurchaseId")) ?? throw row.Corrupt("it names no purchase")
            : null;

    /// <summary>Adds a payment intent. If it is indexed for another purchase, the row stays and an alert is logged.</summary>
    public async Task IndexAsync(string paymentIntent, PurchaseKey purchase, CancellationToken cancellationToken)
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
        [LoggerMessage(EventId = 420, EventName = "credit.alert.payment_intent_conflict", Level = LogLevel.Error, Message = "Payment intent {PaymentIntent} belongs to purchase {Known}, but an event names purchase {Claimed}; nothing was changed.")]
        public static partial void IntentOfAnotherPurchase(ILogger logger, string paymentIntent, string known, string claimed);
    }
}
