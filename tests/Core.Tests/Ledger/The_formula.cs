using System.Numerics;
using CreditFunctions.Core.Facts;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Tests.Facts;

namespace CreditFunctions.Core.Tests.Ledger;

/// <summary>Written a second time, in numbers without end, and held against the rule on random facts.</summary>
public sealed class The_formula(ITestOutputHelper output)
{
    [Fact]
    public void Holds_for_random_facts_and_nothing_is_reversed_twice()
    {
        var random = Chance.Start(output);

        for (var round = 0; round < 20_000; round++)
        {
            var credits = random.Happens(0.1) ? long.MaxValue : random.Next(1, 500);
            var facts = RandomFacts.Some(random);

            var settlement = Settlement.Of(credits, "usd", facts);

            Assert.Equal(Expected(credits, facts), settlement.Credits);
            Assert.InRange(settlement.Reversed, 0, settlement.Purchased);
            Assert.InRange(settlement.Purchased, 0, credits);
        }
    }

    private static BigInteger Expected(long credits, PurchaseFacts facts)
    {
        if (facts.Payments.IsEmpty)
        {
            return 0;
        }

        var (intent, payment) = facts.Payments.OrderBy(each => each.Value.PaidAt).ThenBy(each => each.Key, StringComparer.Ordinal).First();
        BigInteger paid = payment.Amount;
        var refunded = BigInteger.Min(paid, Refunded(intent, facts));
        var disputed = BigInteger.Min(paid - refunded, Disputed(intent, facts) ?? paid);
        return credits - ((refunded + disputed) * credits / paid);
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

    /// <summary>Null for everything: there is one in another currency.</summary>
    private static BigInteger? Disputed(string intent, PurchaseFacts facts)
    {
        const DisputeMarks Taken = DisputeMarks.Withdrawn | DisputeMarks.Lost;
        const DisputeMarks Restored = DisputeMarks.Reinstated | DisputeMarks.Won;
        var counted = facts.Disputes.Values
            .Where(dispute => dispute.PaymentIntent == intent && (dispute.Marks & Taken) != 0 && (dispute.Marks & Restored) == 0)
            .ToList();
        return counted.Exists(dispute => dispute.Currency != "usd") ? null : counted.Aggregate(BigInteger.Zero, (sum, dispute) => sum + dispute.Amount);
    }
}
