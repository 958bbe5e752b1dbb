using System.Numerics;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Tests.Ledger.Payments;
using CsCheck;

namespace CreditFunctions.Core.Tests.Ledger.Purchases;

/// <summary>The rule written a second time, in numbers without limits, and compared on random facts.</summary>
public sealed class EntitlementFormulaTests
{
    private static readonly Gen<long> Credits = Gen.Frequency((1, Gen.Const(long.MaxValue)), (9, Gen.Long[1, 500]));

    [Fact]
    public void The_entitlement_equals_an_independent_formula_and_reverses_nothing_twice() =>
        Gen.Select(Credits, RandomFacts.Some).Sample(
            (credits, facts) =>
            {
                var settlement = Entitlement.Of(credits, "usd", facts);

                Assert.Equal(Expected(credits, facts), settlement.Credits);
                Assert.InRange(settlement.Reversed, 0, settlement.Purchased);
                Assert.InRange(settlement.Purchased, 0, credits);
            },
            iter: Math.Max(20_000, Check.Iter),
            print: one => $"{one.Item1} credits, {FactsJson.Write(one.Item2)}");

    private static BigInteger Expected(long credits, PurchaseFacts facts)
    {
        if (facts.Payments.IsEmpty)
        {
            return 0;
        }

        var (intent, payment) = facts.Payments.OrderBy(each => each.Value.PaidAt).ThenBy(each => each.Key, StringComparer.Ordinal).First();
        BigInteger paid = payment.Amount;
        var refunded = BigInteger.Min(paid, Refunded(intent, facts));
        BigInteger disputed = 0;
        foreach (var dispute in facts.Disputes.Values.Where(dispute => dispute.PaymentIntent == intent))
        {
            disputed += Withdrawn(dispute, paid);
        }

        return credits - ((refunded + BigInteger.Min(paid - refunded, disputed)) * credits / paid);
    }

    private static BigInteger Refunded(string intent, PurchaseFacts facts)
    {
        BigInteger refunded = 0;
        BigInteger undone = 0;
        foreach (var refund in facts.Refunds.Values.Where(refund => refund.PaymentIntent == intent))
        {
            (refunded, undone) = refund.Status is RefundStatus.Canceled or RefundStatus.Failed
                ? (refunded, undone + refund.Amount)
                : (refunded + refund.Amount, undone);
        }

        return BigInteger.Max(refunded, facts.AmountsRefunded.GetValueOrDefault(intent) - undone);
    }

    private static BigInteger Withdrawn(DisputeFact dispute, BigInteger paid)
    {
        var whole = dispute.Currency == "usd" ? dispute.Amount : paid;
        if (dispute.Movements.IsEmpty)
        {
            bool Seen(DisputeMarks mark) => dispute.Marks.HasFlag(mark);
            return (Seen(DisputeMarks.Withdrawn) || Seen(DisputeMarks.Lost)) && !Seen(DisputeMarks.Reinstated) && !Seen(DisputeMarks.Won) ? whole : 0;
        }

        BigInteger withdrawn = 0;
        foreach (var currency in new[] { "usd", "eur" })
        {
            var moved = dispute.Movements.Where(each => each.Value.Currency == currency).ToList();
            var taken = -moved.Where(each => IsCounted(each, moved)).Aggregate(BigInteger.Zero, (sum, each) => sum + each.Value.Amount);
            var first = moved.Where(each => each.Value.Amount < 0).OrderBy(each => each.Value.At).ThenBy(each => each.Key, StringComparer.Ordinal).FirstOrDefault();
            withdrawn += currency == dispute.Currency && currency == "usd" ? taken
                : first.Key is null || taken <= 0 ? 0
                : BigInteger.Min(whole, whole * taken / -(BigInteger)first.Value.Amount);
        }

        withdrawn = BigInteger.Min(whole, BigInteger.Max(0, withdrawn));
        return withdrawn * 100 < whole * 2 ? 0 : (whole - withdrawn) * 100 < whole * 2 ? whole : withdrawn;
    }

    /// <summary>The n-th of equal movements without an id counts where fewer than n of them are known by their ids.</summary>
    private static bool IsCounted(KeyValuePair<string, DisputeMovement> movement, List<KeyValuePair<string, DisputeMovement>> moved)
    {
        var equal = moved.Where(other => other.Value.Amount == movement.Value.Amount).ToList();
        var named = equal.Count(other => !other.Key.StartsWith('#'));
        var nameless = equal.Where(other => other.Key.StartsWith('#')).Select(other => other.Key).ToList();
        return !movement.Key.StartsWith('#') || nameless.IndexOf(movement.Key) >= named;
    }
}
