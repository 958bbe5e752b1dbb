using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Packs;
using CreditFunctions.Core.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Checkout;

/// <summary>Writes the pending purchase of a checkout.</summary>
public sealed partial class PurchaseStarter(PurchaseFactory factory, OpenPurchaseStore openPurchases, LedgerWriter ledger, ILogger<PurchaseStarter> logger)
{
    /// <summary>Stores a purchase of a pack. It is added to the open purchases first, so that reconciliation finds it whatever happens later.</summary>
    public async Task<CreatePurchaseOutcome> StartAsync(CheckoutCommand command, CreditPack pack, CancellationToken cancellationToken)
    {
        var purchase = factory.Create(command, pack);
        var outcome = await ledger.ExecuteAsync(
            command.User,
            new CreatePurchase(purchase, command.RecordFor(purchase.Id)),
            prerequisites: openPurchases.AddAsync(purchase, cancellationToken),
            cancellationToken);
        if (outcome is CreatePurchaseOutcome.Created)
        {
            Log.PurchaseStarted(logger, purchase.User.Value, pack.Id, purchase.Id.Value, pack.Credits, pack.Price.Amount, pack.Price.Currency);
        }

        return outcome;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 300, EventName = "credit.purchase.started", Level = LogLevel.Information, Message = "credit.purchase.started: user {UserId}, pack {PackId}, purchase {PurchaseId}, {Credits} credits for {Amount} {Currency}.")]
        public static partial void PurchaseStarted(ILogger logger, string userId, string packId, string purchaseId, long credits, long amount, string currency);
    }
}
