using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Spending;

namespace CreditFunctions.Core.Tests.Spending;

public sealed class Changes
{
    private static readonly Balance Hundred = new(100, 7, 120, 20, 0, A.Noon);

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void A_spend_that_is_covered_is_taken_and_counted(long credits)
    {
        var posting = ChangePosting.Of(BalanceChange.Spend("k", credits, "why"), Hundred, A.Noon.AddDays(1))!;

        Assert.Equal(Hundred with { Credits = 100 - credits, Sequence = 8, Spent = 20 + credits, UpdatedAt = A.Noon.AddDays(1) }, posting.Balance);
        Assert.Equal(new LedgerEntry(8, EntryKind.Spend, -credits, 100 - credits, null, "spend:k", "why", A.Noon.AddDays(1)), posting.Entry);
    }

    [Theory]
    [InlineData(100, 101)]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    public void A_spend_that_is_not_covered_is_not_taken(long balance, long credits) =>
        Assert.Null(ChangePosting.Of(BalanceChange.Spend("k", credits, null), Hundred with { Credits = balance }, A.Noon));

    [Theory]
    [InlineData(5, 105)]
    [InlineData(-101, -1)]
    public void An_adjustment_goes_either_way_and_counts_as_no_spend(long credits, long after)
    {
        var posting = ChangePosting.Of(BalanceChange.Adjustment("k", credits, "why", "dana"), Hundred, A.Noon)!;

        Assert.Equal((after, 20), (posting.Balance.Credits, posting.Balance.Spent));
        Assert.Equal(("adjust:k", "dana"), (posting.Entry.Cause, posting.Entry.Actor));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_spend_of_nothing_or_less_is_no_spend(long credits) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BalanceChange.Spend("k", credits, null));
}
