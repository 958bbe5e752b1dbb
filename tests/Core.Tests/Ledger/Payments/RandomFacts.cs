using CreditFunctions.Core.Ledger.Payments;
using CsCheck;

namespace CreditFunctions.Core.Tests.Ledger.Payments;

/// <summary>Facts from a small world, so that random ones meet: the same refund in two states, two payments, foreign intents.</summary>
internal static class RandomFacts
{
    private static readonly Gen<string> Intent = Gen.Frequency((4, "pi_1"), (1, "pi_2"));

    private static readonly Gen<string> Currency = Gen.Frequency((4, "usd"), (1, "eur"));

    private static readonly Gen<int> Minute = Gen.Int[0, 2];

    private static readonly Gen<long> Amount = Gen.Frequency((1, Gen.OneOf(0, 4999, long.MaxValue - 1)), (3, Gen.Long[0, 6000]));

    private static readonly Gen<long> Moved = Gen.Frequency((1, Gen.OneOf(-4999, 4999, long.MinValue, long.MaxValue)), (3, Gen.Long[-6000, 6000]));

    private static readonly Gen<DisputeMovement> Movement =
        Gen.Select(Moved, Currency, Minute, (amount, currency, minute) => new DisputeMovement(amount, currency, A.Noon.AddMinutes(minute)));

    private static readonly Gen<(string Id, DisputeMovement Movement)> MovementById =
        Gen.Select(Movement, Gen.Int[1, 6], (movement, number) => (number < 5 ? $"txn_{number}" : movement.NamelessId(number - 4), movement));

    private static readonly Gen<DisputeStatusAt?> Status =
        Gen.Select(Gen.Enum<DisputeStatus>(), Minute, Gen.Int[0, 3], (status, minute, one) => one == 0 ? null : new DisputeStatusAt(status, A.Noon.AddMinutes(minute)));

    private static readonly Gen<PurchaseFacts> Dispute = Gen.Select(
        Gen.Select(Gen.OneOf("du_1", "du_2"), Intent, Amount, Currency),
        Gen.Int[0, 31],
        MovementById.Array[0, 4],
        Status,
        (dispute, marks, moved, status) => new PurchaseFacts
        {
            Disputes = FactMap.Of(dispute.Item1, new DisputeFact(dispute.Item2, dispute.Item3, dispute.Item4, (DisputeMarks)marks)
            {
                Movements = Fact.Movements(moved),
                Latest = status,
            }),
        });

    public static Gen<PurchaseFacts> One { get; } = Gen.Frequency(
        (3, Gen.OneOf(Fact.Processing, Fact.Failed, Fact.Expired)),
        (1, Gen.Select(Gen.OneOf("a", "b"), Gen.OneOf("", "pi_1", "pi_2"), Minute, Fact.InReview)),
        (2, Gen.Select(Amount, Intent, Minute, (amount, intent, minute) => Fact.Paid(amount + 1, intent, minute))),
        (1, Gen.Select(Amount, Intent, Fact.ChargeTells)),
        (3, Gen.Select(Gen.OneOf("re_1", "re_2", "re_3"), Amount, Gen.Enum<RefundStatus>(), Intent, Fact.Refund)),
        (3, Dispute));

    public static Gen<PurchaseFacts> Some { get; } = One.Array[0, 8].Select(facts => Fact.All(facts));
}
