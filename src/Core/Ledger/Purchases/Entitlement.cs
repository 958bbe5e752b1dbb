using CreditFunctions.Core.Ledger.Payments;

namespace CreditFunctions.Core.Ledger.Purchases;

/// <summary>The credits that a purchase entitles its user to, computed from its facts alone.</summary>
/// <param name="Purchased">Credits bought: those of the pack once it is paid, zero before.</param>
/// <param name="Reversed">Credits taken back because money went back. At most <paramref name="Purchased"/>.</param>
/// <param name="AmountRefunded">The amount refunded, in minor units. Disputes do not count.</param>
/// <param name="Status">The status of the purchase.</param>
public sealed record Entitlement(long Purchased, long Reversed, long AmountRefunded, PurchaseStatus Status)
{
    /// <summary>The credits that the ledger should hold for the purchase.</summary>
    public long Credits => Purchased - Reversed;

    /// <summary>Computes the entitlement.</summary>
    /// <param name="credits">The credits of the pack, as agreed at the start of the purchase.</param>
    /// <param name="currency">The currency of the purchase.</param>
    /// <param name="facts">The facts of the purchase.</param>
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

    /// <summary>The payment intent that counts: the earliest one, if there should ever be several. Null while nothing is paid.</summary>
    public static string? PayingIntent(PurchaseFacts facts) =>
        facts.Payments.IsEmpty ? null : facts.Payments.MinBy(payment => (payment.Value.PaidAt, payment.Key)).Key;

    /// <summary>
    /// Rounds down once, on the sum of all returned money. Partial refunds therefore add up to the whole, and the buyer keeps the fraction.
    /// </summary>
    private static long Reversal(long credits, long returned, long amount) => (long)((Int128)credits * returned / amount);

    private static long Refunded(PurchaseFacts facts, string intent, long amount)
    {
        var refunds = facts.Refunds.Values.Where(refund => refund.PaymentIntent == intent).ToList();
        var refunded = Sum(refunds.Where(refund => !refund.IsUndone).Select(refund => refund.Amount));
        var undone = Sum(refunds.Where(refund => refund.IsUndone).Select(refund => refund.Amount));

        // The total of the charge may include refunds that were never received individually. It still counts refunds that failed later.
        var reported = facts.AmountsRefunded.GetValueOrDefault(intent) - undone;
        return (long)Int128.Min(amount, Int128.Max(refunded, reported));
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
