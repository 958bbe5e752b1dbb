using CreditFunctions.Chaos.Tests.Shop;

namespace CreditFunctions.Chaos.Tests.Lives;

/// <summary>The random life of one purchase at Stripe. It keeps its own account of what the purchase is worth at the end.</summary>
internal sealed class Life(Bank bank, Order order, Random random)
{
    private const int RefundsMax = 3;
    private const int PartOf = 10; // Less than 2 % of a dispute counts as nothing, or as all of it: parts are well away from that.

    private bool _paid;
    private long _refunded;
    private long _disputed;

    /// <summary>The credits that should be left: all of them less the share of the money that went back, the buyer gaining the fraction.</summary>
    public long Worth => _paid ? order.Credits - (order.Credits * (_refunded + _disputed) / order.Amount) : 0;

    public async Task LiveAsync()
    {
        if (random.Happens(0.08))
        {
            await bank.ExpireAsync(order.SessionId);
            return;
        }

        await PayAsync();
        if (!_paid)
        {
            return;
        }

        var intent = await bank.PaymentIntentAsync(order.SessionId);
        for (var refunds = random.Next(RefundsMax + 1); refunds > 0 && _refunded < order.Amount; refunds--)
        {
            await RefundAsync(intent);
        }

        if (random.Happens(0.3) && _refunded < order.Amount)
        {
            await DisputeAsync(intent);
        }
    }

    private async Task PayAsync()
    {
        if (random.Happens(0.1))
        {
            await bank.PayAsync(order.SessionId, "pm_card_chargeDeclined");
        }

        if (random.Happens(0.75))
        {
            await bank.PayAsync(order.SessionId, "pm_card_visa");
            _paid = true;
            return;
        }

        _paid = random.Happens(0.7);
        await bank.PayAsync(order.SessionId, _paid ? "pm_delayed_success" : "pm_delayed_failure");
        await bank.SettleAsync(order.SessionId, _paid);
    }

    private async Task RefundAsync(string intent)
    {
        var amount = random.Happens(0.3) ? order.Amount - _refunded : random.NextInt64(1, order.Amount - _refunded + 1);
        var refund = await bank.RefundAsync(intent, amount, random.Pick("pending", "requires_action", "succeeded"));
        _refunded += amount;
        if (random.Happens(0.4))
        {
            await bank.MoveRefundAsync(refund, "succeeded");
        }

        if (random.Happens(0.25))
        {
            await bank.MoveRefundAsync(refund, random.Pick("failed", "canceled"));
            _refunded -= amount;
        }
    }

    private async Task DisputeAsync(string intent)
    {
        var left = order.Amount - _refunded;
        var amount = random.Happens(0.5) ? left : random.NextInt64(1, left + 1);
        var isInquiry = random.Happens(0.3);
        var dispute = await bank.DisputeAsync(intent, amount, isInquiry ? "warning_needs_response" : "needs_response");
        if (isInquiry && random.Happens(0.5))
        {
            await bank.MoveDisputeAsync(dispute, "warning_closed");
            return;
        }

        await EndAsync(dispute, amount, random.Pick("under_review", "won", "lost", "lost", "prevented"));
    }

    private async Task EndAsync(string dispute, long amount, string status)
    {
        if (random.Happens(0.5))
        {
            await bank.MoveDisputeAsync(dispute, "under_review");
        }

        await bank.MoveDisputeAsync(dispute, status);
        _disputed = status is "won" or "prevented" ? 0 : amount;
        if (status == "won" && random.Happens(0.3))
        {
            await bank.MoveDisputeAsync(dispute, "lost");
            _disputed = amount;
        }

        if (status == "lost" && amount > PartOf && random.Happens(0.4))
        {
            var returned = random.NextInt64((amount / PartOf) + 1, amount - (amount / PartOf));
            await bank.ReturnPartAsync(dispute, returned);
            _disputed = amount - returned;
        }
    }
}
