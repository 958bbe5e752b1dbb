using System.Text.Json;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Events;

/// <summary>A paid purchase with refunds and disputes: the facts that its events bring, and what it is worth by its own account of the money.</summary>
internal sealed record Life(long Credits, long Amount, long Refunded, DisputeLife[] Disputes, PurchaseFacts[] Facts)
{
    /// <summary>With all that may still be withdrawn where movements in another currency leave a little open.</summary>
    public long WorthMin => Worth(Disputes.Sum(dispute => dispute.WithdrawnMax));

    public long WorthMax => Worth(Disputes.Sum(dispute => dispute.WithdrawnMin));

    public PurchaseStatus Status =>
        Disputes.Any(dispute => dispute.Status == "lost") ? PurchaseStatus.DisputeLost
        : Disputes.Any(dispute => dispute.IsOpen) ? PurchaseStatus.Disputed
        : Refunded == Amount ? PurchaseStatus.Refunded
        : Refunded > 0 ? PurchaseStatus.PartiallyRefunded
        : PurchaseStatus.Completed;

    public static Life Of(long credits, long amount, long[] refunds, (int Percent, Settled In, int[] Steps)[] disputes)
    {
        var lives = disputes.Index().Select(dispute => new DisputeLife($"du_{dispute.Index}", Math.Max(100, amount * dispute.Item.Percent / 100), dispute.Item.In, dispute.Item.Steps)).ToArray();
        PurchaseFacts[] facts =
        [
            Fact.Paid(amount),
            .. refunds.Index().Select(refund => Fact.Refund($"re_{refund.Index}", refund.Item)),
            .. lives.SelectMany(life => life.Events.Select((stripeEvent, minute) => Read(stripeEvent.Type, stripeEvent.Dispute, minute))),
        ];
        return new Life(credits, amount, Math.Min(amount, refunds.Sum()), lives, facts);
    }

    public override string ToString() => $"{Credits} credits for {Amount}, {Refunded} refunded\n{string.Join('\n', Facts.Select(FactsJson.Write))}";

    private static PurchaseFacts Read(string type, string dispute, int minute)
    {
        var stripeEvent = new StripeEvent("evt_1", type, A.Noon.AddMinutes(minute), IsLiveMode: false, Account: null, JsonElement.Parse(dispute));
        return Assert.IsType<EventReading.OfPayment>(EventTypes.Read(stripeEvent, An.Policy())).Facts;
    }

    private long Worth(long withdrawn) => Credits - (Credits * Math.Min(Amount, Refunded + withdrawn) / Amount);
}
