using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Ledger;

public sealed class LedgerUpdateTests
{
    private static readonly DateTimeOffset Now = A.Noon.AddHours(1);

    [Fact]
    public void A_payment_grants_all_credits_of_the_purchase()
    {
        var posting = Post(A.Purchase(), Balance.Zero, Fact.Paid());

        Assert.Equal(new LedgerEntry(1, EntryKind.Grant, 50, 50, A.PurchaseId(), "event:evt_1", Reason: null, Now), posting.Entry);
        Assert.Equal(new Balance(50, 1, Purchased: 50, Spent: 0, Reversed: 0, Now), posting.Balance);
        Assert.Equal((50, 0, 50), (posting.Purchase.PurchasedCredits, posting.Purchase.ReversedCredits, posting.Purchase.GrantedCredits));
    }

    [Fact]
    public void Returned_money_reverses_the_difference_in_credits()
    {
        var first = Post(A.Purchase(), Balance.Zero, Fact.All(Fact.Paid(), Fact.Refund("re_1", 1000)));

        var second = Post(first.Purchase, first.Balance, Fact.Refund("re_2", 1500));

        Assert.Equal((EntryKind.Grant, 40), (first.Entry!.Kind, first.Entry.Credits));
        Assert.Equal((EntryKind.Reversal, -15, 25, 2), (second.Entry!.Kind, second.Entry.Credits, second.Entry.BalanceAfter, second.Entry.Sequence));
        Assert.Equal((50, 25), (second.Balance.Purchased, second.Balance.Reversed));
    }

    [Fact]
    public void Money_that_comes_back_restores_the_reversed_credits()
    {
        var refunded = Post(A.Purchase(), Balance.Zero, Fact.All(Fact.Paid(), Fact.Refund("re_1", 4999)));
        var reversed = Post(Post(A.Purchase(), Balance.Zero, Fact.Paid()), Fact.Refund("re_1", 4999));

        var restored = Post(reversed, Fact.Refund("re_1", 4999, RefundStatus.Failed));

        Assert.Null(refunded.Entry);
        Assert.Equal((EntryKind.Restore, 50, 50, 3), (restored.Entry!.Kind, restored.Entry.Credits, restored.Entry.BalanceAfter, restored.Entry.Sequence));
        Assert.Equal((50, 0), (restored.Balance.Purchased, restored.Balance.Reversed));
    }

    [Fact]
    public void Without_a_difference_no_entry_is_written_and_the_balance_stays()
    {
        var paid = Post(A.Purchase(), Balance.Zero, Fact.Paid());

        var again = Post(paid, Fact.Paid());
        var rounded = Post(paid, Fact.Refund("re_1", 99));

        Assert.Null(again.Entry);
        Assert.Equal(paid with { Entry = null }, again);
        Assert.Null(rounded.Entry);
        Assert.Equal(paid.Balance, rounded.Balance);
    }

    [Fact]
    public void A_reversal_is_written_even_if_the_credits_are_spent()
    {
        var paid = Post(A.Purchase(), Balance.Zero, Fact.Paid());
        var spent = paid with { Balance = paid.Balance with { Credits = 0, Spent = 50, Sequence = 2 } };

        var posting = Post(spent, Fact.Refund("re_1", 4999));

        Assert.Equal((-50, 3), (posting.Balance.Credits, posting.Balance.Sequence));
        Assert.Equal(-50, posting.Entry!.BalanceAfter);
    }

    [Fact]
    public void All_purchases_of_a_user_share_one_balance_and_sequence()
    {
        var first = Post(A.Purchase(), Balance.Zero, Fact.Paid());
        var other = A.Purchase(credits: 120) with { Id = A.PurchaseId("pur_other") };

        var second = Post(other, first.Balance, Fact.Paid());

        Assert.Equal((2, 120, 170), (second.Entry!.Sequence, second.Entry.Credits, second.Entry.BalanceAfter));
        Assert.Equal(170, second.Balance.Purchased);
    }

    [Fact]
    public void A_balance_that_overflows_is_an_error()
    {
        var rich = new Balance(long.MaxValue - 49, 1, Purchased: 0, Spent: 0, Reversed: 0, Now);

        Assert.Throws<OverflowException>(() => Post(A.Purchase(), rich, Fact.Paid()));
    }

    private static LedgerUpdate Post(LedgerUpdate before, PurchaseFacts facts) => Post(before.Purchase, before.Balance, facts);

    private static LedgerUpdate Post(Purchase purchase, Balance balance, PurchaseFacts facts) =>
        LedgerUpdate.Of(purchase with { Facts = purchase.Facts.Merge(facts) }, balance, EntrySource.Event("evt_1", "any"), Now);
}
