using CreditFunctions.Core.Facts;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Purchases;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class WaitingForStorage
{
    [Fact]
    public async Task What_must_be_stored_first_and_never_is_holds_nobody_who_has_given_up()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        var purchase = PurchaseName.Of(buyer.UserId, order.PurchaseId)!;
        var settle = shop.App.Services.GetRequiredService<SettlePurchase>();
        using var patience = new CancellationTokenSource();
        var hung = settle.SettleAsync(
            purchase, Cause.Settle(order.SessionId), _ => new Judgement.Accepted(PurchaseFacts.None), new TaskCompletionSource().Task, SettleMode.Once, patience.Token);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hung.WaitAsync(TimeSpan.FromSeconds(60)));
        (await shop.DeliverAsync(Sample.Completed(buyer.UserId, order))).EnsureSuccessStatusCode();
        await buyer.SeesAsync(order, "completed");
    }
}
