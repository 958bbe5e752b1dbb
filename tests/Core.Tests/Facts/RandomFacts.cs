using CreditFunctions.Core.Facts;

namespace CreditFunctions.Core.Tests.Facts;

/// <summary>Facts from a small world, so that random ones meet: the same refund in two states, two payments, foreign intents.</summary>
internal static class RandomFacts
{
    public static PurchaseFacts Some(Random random) => Fact.All(Enumerable.Range(0, random.Next(8)).Select(_ => One(random)));

    public static PurchaseFacts One(Random random) => random.Next(12) switch
    {
        0 => Fact.Processing,
        1 => Fact.Failed,
        2 => Fact.Expired,
        3 => Fact.InReview(random.Pick("a", "b"), random.Pick("", "pi_1", "pi_2"), random.Next(3)),
        4 or 5 => Fact.Paid(Amount(random) + 1, Intent(random), random.Next(3)),
        6 => Fact.ChargeTells(Amount(random), Intent(random)),
        7 or 8 or 9 => Fact.Refund(random.Pick("re_1", "re_2", "re_3"), Amount(random), random.Pick(Enum.GetValues<RefundStatus>()), Intent(random)),
        _ => Fact.Dispute(Amount(random), (DisputeMarks)random.Next(32), random.Pick("du_1", "du_2"), random.Pick("usd", "usd", "usd", "eur"), Intent(random)),
    };

    private static string Intent(Random random) => random.Pick("pi_1", "pi_1", "pi_1", "pi_1", "pi_2");

    private static long Amount(Random random) => random.Next(10) switch
    {
        0 => 0,
        1 => long.MaxValue - 1,
        2 => 4999,
        _ => random.Next(6000),
    };
}
