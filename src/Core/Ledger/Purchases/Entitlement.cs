using CreditFunctions.Core.Ledger.Payments;

namespace CreditFunctions.Core.Ledger.Purchases;

/// <summary>What a purchase is worth, by its facts alone.</summary>
/// <param name="Purchased">Credits bought: all of the pack's once it is paid, none before.</param>
/// <param name="Reversed">Credits taken back because money went back; never more than <paramref name="Purchased"/>.</param>
/// <param name="AmountRefunded">Money given back by refunds, in minor units.</param>
/// <param name="Status">Where the purchase stands.</param>
public sealed record Entitlement(long Purchased, long Reversed, long AmountRefunded, PurchaseStatus Status)
{
    /// <summary>What the ledger should hold for the purchase.</summary>
    public long Credits => Purchased - Reversed;

    /// <summary>The whole rule: facts in, credits out.</summary>
    /// <param name="credits">The credits of the pack, frozen when the purchase began.</param>
    /// <param name="currency">The currency of the purchase.</param>
    /// <param name="facts">All that is known.</param>
    public static Entitlement Of(long credits, string currency, PurchaseFacts facts)
    {
        if (PayingIntent(facts) is not { } intent)
        {
            return new Entitlement(0, 0, 0, StatusUnpaid(facts));
        }

        var amount = facts.Payments[intent].Amount;
        var refunded = Refunded(facts, intent, amount);
        var disputed = Disputed(facts, intent, currency, amount, amount - refunded);
        return new Entitlement(
            credits,
            Reversal(credits, refunded + disputed, amount),
            refunded,
            StatusPaid(facts, intent, refunded, amount));
    }

    /// <summary>The payment that counts; should there ever be two, the earlier one. Null while nothing was paid.</summary>
    public static string? PayingIntent(PurchaseFacts facts) =>
        facts.Payments.IsEmpty ? null : facts.Payments.MinBy(payment => (payment.Value.PaidAt, payment.Key)).Key;

    /// <summary>Rounded down on the sum of all that went back, so that parts add up to the whole and the buyer gains the fraction.</summary>
    private static long Reversal(long credits, long returned, long amount) => (long)((Int128)credits * returned / amount);

    private static long Refunded(PurchaseFacts facts, string intent, long amount)
    {
        var refunds = facts.Refunds.Values.Where(refund => refund.PaymentIntent == intent).ToList();
        var refunded = Sum(refunds.Where(refund => !refund.IsUndone).Select(refund => refund.Amount));
        var undone = Sum(refunds.Where(refund => refund.IsUndone).Select(refund => refund.Amount));

        // The charge may tell of refunds that we never saw by themselves; it goes on counting those that failed later.
        var told = facts.AmountsRefunded.GetValueOrDefault(intent) - undone;
        return (long)Int128.Min(amount, Int128.Max(refunded, told));
    }

    private static long Disputed(PurchaseFacts facts, string intent, string currency, long amount, long rest)
    {
        var disputes = facts.Disputes.Values.Where(dispute => dispute.PaymentIntent == intent);
        return (long)Int128.Min(rest, Sum(disputes.Select(dispute => DisputedMoney.Withdrawn(dispute, currency, amount))));
    }

    private static Int128 Sum(IEnumerable<long> amounts) => amounts.Aggregate((Int128)0, (sum, amount) => sum + amount);

    private static PurchaseStatus StatusPaid(PurchaseFacts facts, string intent, long refunded, long amount)
    {
        var disputes = facts.Disputes.Values.Where(dispute => dispute.PaymentIntent == intent).ToList();
        return disputes.Exists(dispute => dispute.IsLost) ? PurchaseStatus.DisputeLost
            : disputes.Exists(dispute => dispute.IsOpen) ? PurchaseStatus.Disputed
            : refunded == amount ? PurchaseStatus.Refunded
            : refunded > 0 ? PurchaseStatus.PartiallyRefunded
            : PurchaseStatus.Completed;
    }

    private static PurchaseStatus StatusUnpaid(PurchaseFacts facts) => facts switch
    {
        { Reviews.IsEmpty: false } => PurchaseStatus.Review,
        { IsProcessing: true, IsFailed: false } => PurchaseStatus.Processing,
        { IsFailed: true } => PurchaseStatus.Failed,
        { IsExpired: true } => PurchaseStatus.Expired,
        _ => PurchaseStatus.Pending,
    };
}
