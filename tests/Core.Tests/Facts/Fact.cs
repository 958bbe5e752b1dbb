using CreditFunctions.Core.Facts;

namespace CreditFunctions.Core.Tests.Facts;

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

    public static PurchaseFacts Dispute(long amount, DisputeMarks marks, string id = "du_1", string currency = "usd", string intent = Intent) =>
        new() { Disputes = FactMap.Of(id, new DisputeFact(intent, amount, currency, marks)) };

    public static PurchaseFacts All(params IEnumerable<PurchaseFacts> facts) =>
        facts.Aggregate(PurchaseFacts.None, (known, fact) => known.Join(fact));
}
