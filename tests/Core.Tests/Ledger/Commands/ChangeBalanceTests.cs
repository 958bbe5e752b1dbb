using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Ledger.Commands;

public sealed class ChangeBalanceTests
{
    private static readonly Balance Hundred = new(100, 7, 120, 20, 0, A.Noon);

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void A_spend_that_the_balance_covers_is_written_with_its_entry(long credits)
    {
        var spend = ChangeBalance.Spend("k", credits, "why");

        var decision = spend.Decide(LedgerSnapshot.Of(Hundred), A.Noon.AddDays(1));

        Assert.Equal(new ChangeOutcome.Changed(100 - credits, 8), decision.Outcome);
        Assert.Equal(
            [
                new CompletedChange(spend, 100 - credits, 8),
                new LedgerEntry(8, EntryKind.Spend, -credits, 100 - credits, null, "spend:k", "why", A.Noon.AddDays(1)),
                Hundred with { Credits = 100 - credits, Sequence = 8, Spent = 20 + credits, UpdatedAt = A.Noon.AddDays(1) },
            ],
            decision.Rows);
    }

    [Theory]
    [InlineData(100, 101)]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    public void A_spend_that_the_balance_does_not_cover_writes_nothing(long balance, long credits)
    {
        var decision = ChangeBalance.Spend("k", credits, null).Decide(LedgerSnapshot.Of(Hundred with { Credits = balance }), A.Noon);

        Assert.Equal(new ChangeOutcome.InsufficientCredits(balance), decision.Outcome);
        Assert.Empty(decision.Rows);
    }

    [Theory]
    [InlineData(5, 105)]
    [InlineData(-101, -1)]
    public void An_adjustment_may_be_positive_or_negative_and_does_not_count_as_spent(long credits, long after)
    {
        var rows = ChangeBalance.Adjust("k", credits, "why", "dana").Decide(LedgerSnapshot.Of(Hundred), A.Noon).Rows;

        Assert.Equal((after, 20), (rows.OfType<Balance>().Single().Credits, rows.OfType<Balance>().Single().Spent));
        Assert.Equal(("adjust:k", "dana"), (rows.OfType<LedgerEntry>().Single().Cause, rows.OfType<LedgerEntry>().Single().Actor));
    }

    [Fact]
    public void A_repeated_spend_returns_the_original_result_even_if_the_balance_no_longer_covers_it()
    {
        var spend = ChangeBalance.Spend("k", 100, "why");
        var rows = LedgerSnapshot.Of(Hundred with { Credits = 0, Sequence = 9 }, new CompletedChange(spend, 0, 8));

        var decision = spend.Decide(rows, A.Noon);

        Assert.Equal(new ChangeOutcome.Changed(0, 8), decision.Outcome);
        Assert.Empty(decision.Rows);
    }

    [Theory]
    [InlineData(99, "why")]
    [InlineData(100, "another reason")]
    public void A_balance_change_with_the_key_of_another_change_is_rejected(long credits, string reason)
    {
        var rows = LedgerSnapshot.Of(Hundred, new CompletedChange(ChangeBalance.Spend("k", 100, "why"), 0, 8));

        Assert.Equal(new ChangeOutcome.KeyReused(), ChangeBalance.Spend("k", credits, reason).Decide(rows, A.Noon).Outcome);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_spend_of_zero_or_fewer_credits_is_invalid(long credits) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ChangeBalance.Spend("k", credits, null));
}
