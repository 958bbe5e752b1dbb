using System.Collections.Immutable;
using CreditFunctions.Core.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Ledger.Payments;

/// <summary>Single facts, as events bring them, of a purchase that is paid by one intent.</summary>
internal static class Fact
{
    public const string Intent = "pi_1";

    public static PurchaseFacts Processing { get; } = new() { IsProcessing = true };

    public static PurchaseFacts Failed { get; } = new() { IsFailed = true };

    public static PurchaseFacts Expired { get; } = new() { IsExpired = true };

    public static PurchaseFacts Paid(long amount = 4999, string intent = Intent, int minute = 0) =>
        new() { Payments = FactMap.Of(intent, new PaymentFact(amount, A.Noon.AddMinutes(minute))) };

    public static PurchaseFacts InReview(string reason = "the subtotal is 1, not 4999", string intent = Intent, int minute = 0) =>
        new() { Reviews = FactMap.Of(intent, new ReviewFact(reason, 1, A.Noon.AddMinutes(minute))) };

    public static PurchaseFacts Refund(string id, long amount, RefundStatus status = RefundStatus.Succeeded, string intent = Intent) =>
        new() { Refunds = FactMap.Of(id, new RefundFact(intent, amount, status)) };

    public static PurchaseFacts ChargeTells(long amountRefunded, string intent = Intent) =>
        new() { AmountsRefunded = FactMap.Of(intent, amountRefunded) };

    /// <summary>A dispute of which only marks are known.</summary>
    public static PurchaseFacts Dispute(long amount, DisputeMarks marks, string id = "du_1", string currency = "usd", string intent = Intent) =>
        new() { Disputes = FactMap.Of(id, new DisputeFact(intent, amount, currency, marks)) };

    /// <summary>A dispute of 49.99 usd with a status and the money that it moved, one movement a minute.</summary>
    public static PurchaseFacts Dispute(DisputeStatus status, params long[] moved) => Dispute(4999, "usd", status, "usd", moved);

    public static PurchaseFacts Dispute(long amount, string currency, DisputeStatus status, string movedIn, params long[] moved) => Dispute(
        amount, currency, status, [.. moved.Index().Select(one => ($"txn_{one.Index}", new DisputeMovement(one.Item, movedIn, A.Noon.AddMinutes(one.Index))))]);

    public static PurchaseFacts Dispute(long amount, string currency, DisputeStatus status, params (string Id, DisputeMovement Movement)[] moved) => new()
    {
        Disputes = FactMap.Of("du_1", new DisputeFact(Intent, amount, currency, DisputeMarks.None)
        {
            Movements = Movements(moved),
            Latest = new DisputeStatusAt(status, A.Noon),
        }),
    };

    public static ImmutableSortedDictionary<string, DisputeMovement> Movements(params (string Id, DisputeMovement Movement)[] moved) => moved.Aggregate(
        FactMap.Empty<DisputeMovement>(),
        (known, one) => FactMap.Merge(known, FactMap.Of(one.Id, one.Movement), (mine, theirs) => mine.Merge(theirs)));

    public static PurchaseFacts All(params IEnumerable<PurchaseFacts> facts) =>
        facts.Aggregate(PurchaseFacts.None, (known, fact) => known.Merge(fact));
}
