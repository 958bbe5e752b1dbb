using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class PrerequisiteWriteTests
{
    [Fact]
    public async Task A_prerequisite_write_that_hangs_does_not_delay_a_caller_that_was_canceled()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        var purchase = PurchaseKey.Of(buyer.UserId, order.PurchaseId)!;
        var read = 0;
        await using var process = new OtherProcess(shop, async (_, send) =>
        {
            var answer = await send();
            Interlocked.Increment(ref read);
            return answer;
        });
        using var patience = new CancellationTokenSource();
        var hung = process.The<LedgerWriter>().ExecuteAsync(
            purchase.User,
            new RecordPayment(purchase.Id, EntrySource.Settle(order.SessionId), new PaymentUpdate.NewFacts(PurchaseFacts.None)),
            prerequisites: new TaskCompletionSource().Task,
            patience.Token);

        await Eventually.SeesAsync(() => Task.FromResult(read), answers => answers == 2); // Purchase and balance: nothing else is left to wait for.
        await buyer.BalanceAsync();
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hung.WaitAsync(TimeSpan.FromSeconds(60)));
        (await shop.DeliverAsync(Sample.Completed(buyer.UserId, order))).EnsureSuccessStatusCode();
        await buyer.SeesAsync(order, "completed");
    }
}
