using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Reconciliation;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Reconciliation;

public sealed class SessionDifferenceTests
{
    private static readonly EventPolicy Policy = new(IsLiveMode: false);
    private static readonly Purchase Open = A.Purchase();
    private static readonly Purchase Credited = Settled(Open, Seen()).Update.Purchase;

    [Fact]
    public void A_payment_without_credits_is_a_difference_that_can_be_settled()
    {
        var difference = Compare(Open, Seen())!;

        Assert.Equal((DifferenceKind.PaidNotCredited, 50, true), (difference.Kind, difference.Credits, difference.IsSettled));
        Assert.Equal(("alice", A.PurchaseIdText, "cs_1"), (difference.UserId, difference.PurchaseId, difference.SessionId));
    }

    [Theory]
    [InlineData(SessionOutcome.Open)]
    [InlineData(SessionOutcome.Expired)]
    [InlineData(SessionOutcome.Processing)]
    [InlineData(SessionOutcome.Failed)]
    public void A_session_without_payment_and_credits_is_no_difference(SessionOutcome outcome) =>
        Assert.Null(Compare(Open, Seen() with { Outcome = outcome }));

    [Fact]
    public void A_credited_payment_is_no_difference() => Assert.Null(Compare(Credited, Seen()));

    [Fact]
    public void A_credited_payment_that_was_refunded_is_no_difference()
    {
        var refunded = Credited with
        {
            Facts = Credited.Facts.Merge(new PurchaseFacts { AmountsRefunded = FactMap.Of("pi_1", 4999L) }),
            ReversedCredits = 50,
        };

        Assert.Null(Compare(refunded, Seen()));
    }

    [Theory]
    [InlineData(SessionOutcome.Expired)]
    [InlineData(SessionOutcome.Processing)]
    [InlineData(SessionOutcome.NothingToPay)]
    public void Credits_without_a_payment_are_a_difference_that_is_not_settled(SessionOutcome outcome)
    {
        var difference = Compare(Credited, Seen() with { Outcome = outcome })!;

        Assert.Equal((DifferenceKind.CreditedNotPaid, 50, false), (difference.Kind, difference.Credits, difference.IsSettled));
    }

    [Fact]
    public void A_payment_of_the_wrong_amount_is_a_difference_that_is_not_settled()
    {
        var difference = Compare(Open, Seen() with { AmountSubtotal = 1, AmountTotal = 1 })!;

        Assert.Equal((DifferenceKind.AmountDiffers, 0, false), (difference.Kind, difference.Credits, difference.IsSettled));
        Assert.Equal("the subtotal is 1, not 4999", difference.Reason);
    }

    [Theory]
    [InlineData(5200, true)]
    [InlineData(4000, false)]
    public void A_changed_total_is_a_difference_that_is_settled_only_if_it_is_larger(long total, bool isSettled)
    {
        var difference = Compare(Credited, Seen() with { AmountTotal = total })!;

        Assert.Equal((DifferenceKind.AmountDiffers, 0, isSettled), (difference.Kind, difference.Credits, difference.IsSettled));
    }

    [Fact]
    public void A_payment_that_an_operator_accepted_is_no_difference()
    {
        var odd = Seen() with { AmountSubtotal = 1, AmountTotal = 1 };
        var reviewed = Settled(Open, odd).Update.Purchase;
        var accepted = LedgerUpdate.Of(
            reviewed with { Facts = reviewed.Facts.Merge(new PurchaseFacts { Payments = FactMap.Of("pi_1", new PaymentFact(1, A.Noon)) }) },
            Balance.Zero,
            EntrySource.Settle("cs_1"),
            A.Noon).Purchase;

        Assert.Null(Compare(accepted, odd));
    }

    [Fact]
    public void A_paid_session_that_does_not_match_a_purchase_without_a_session_is_a_difference()
    {
        var ignored = new PaymentOutcome.Rejected("not the one", Open with { SessionId = null });
        var paid = SessionDifference.Of(Open.Name, Seen(), ignored)!;

        Assert.Equal((DifferenceKind.PaidNotCredited, false, "not the one"), (paid.Kind, paid.IsSettled, paid.Reason));
        Assert.Equal(("alice", A.PurchaseIdText), (paid.UserId, paid.PurchaseId));
        Assert.Null(SessionDifference.Of(Open.Name, Seen() with { Outcome = SessionOutcome.Expired }, ignored));
    }

    [Fact]
    public void A_paid_session_that_names_the_purchase_of_another_session_is_reported_without_a_purchase()
    {
        var ignored = new PaymentOutcome.Rejected("not the one", Open);
        var paid = SessionDifference.Of(Open.Name, Seen() with { SessionId = "cs_2" }, ignored)!;

        Assert.Equal((DifferenceKind.PaidNotCredited, null, null, "cs_2"), (paid.Kind, paid.UserId, paid.PurchaseId, paid.SessionId));
        Assert.Equal("not the one of user alice, which its metadata names", paid.Reason);
        Assert.Null(SessionDifference.Of(Open.Name, Seen() with { SessionId = "cs_2", Outcome = SessionOutcome.Expired }, ignored));
    }

    [Fact]
    public void A_paid_session_of_an_unknown_purchase_is_a_difference()
    {
        var paid = SessionDifference.Of(Open.Name, Seen(), new PaymentOutcome.UnknownPurchase())!;

        Assert.Equal((DifferenceKind.PaidNotCredited, false), (paid.Kind, paid.IsSettled));
        Assert.Null(SessionDifference.Of(Open.Name, Seen() with { Outcome = SessionOutcome.Processing }, new PaymentOutcome.UnknownPurchase()));
    }

    [Fact]
    public void After_a_session_was_settled_its_outcome_is_reported_rather_than_the_preview()
    {
        var previewed = Compare(Open, Seen());

        var applied = After(previewed, Settled(Open, Seen()))!;
        var meanwhile = After(previewed, Settled(Credited, Seen()))!;
        var refused = After(previewed, new PaymentOutcome.Rejected("not the one", Open))!;
        var gone = After(previewed, new PaymentOutcome.UnknownPurchase())!;
        var review = After(previewed, Settled(Open with { Terms = Open.Terms with { Price = new Price(5000, "usd") } }, Seen()))!;

        Assert.Equal((DifferenceKind.PaidNotCredited, 50, true), Summary(applied));
        Assert.Equal((DifferenceKind.PaidNotCredited, 0, true), Summary(meanwhile));
        Assert.EndsWith("meanwhile it was settled by another way", meanwhile.Reason, StringComparison.Ordinal);
        Assert.Equal((DifferenceKind.PaidNotCredited, 0, false), Summary(refused));
        Assert.Equal("not the one", refused.Reason);
        Assert.Equal((DifferenceKind.PaidNotCredited, 0, false), Summary(gone));
        Assert.Equal((DifferenceKind.AmountDiffers, 0, false), Summary(review));
        Assert.Null(After(null, Settled(Credited, Seen())));
    }

    [Theory]
    [InlineData(SessionOutcome.Expired)]
    [InlineData(SessionOutcome.NothingToPay)]
    public void A_session_that_contradicts_credits_needs_an_operator(SessionOutcome outcome)
    {
        var against = Compare(Credited, Seen() with { Outcome = outcome });
        var otherAmount = Compare(Credited, Seen() with { AmountSubtotal = 1 });

        Assert.True(SessionDifference.NeedsOperator(against, Credited));
        Assert.True(SessionDifference.NeedsOperator(otherAmount, Credited));
        Assert.False(SessionDifference.NeedsOperator(Compare(Open, Seen()), Open));
        Assert.False(SessionDifference.NeedsOperator(null, Credited));
    }

    private static (DifferenceKind Kind, long Credits, bool IsSettled) Summary(Difference difference) => (difference.Kind, difference.Credits, difference.IsSettled);

    private static Difference? After(Difference? previewed, PaymentOutcome outcome) => SessionDifference.After(Open.Name, Seen(), previewed, outcome);

    private static CheckoutSessionSnapshot Seen() =>
        new("cs_1", SessionOutcome.Paid, "usd", 4999, 4999, 0, "pi_1", IsCurrencyConverted: false, A.Noon);

    private static Difference? Compare(Purchase purchase, CheckoutSessionSnapshot session) =>
        SessionDifference.Of(purchase.Name, session, Settled(purchase, session));

    private static PaymentOutcome.Recorded Settled(Purchase purchase, CheckoutSessionSnapshot session)
    {
        var accepted = Assert.IsType<MatchResult.Accepted>(SessionMatch.Of(purchase, session));
        var known = purchase with { Facts = purchase.Facts.Merge(accepted.Facts) };
        return new PaymentOutcome.Recorded(purchase, LedgerUpdate.Of(known, Balance.Zero, EntrySource.Settle(session.SessionId), A.Noon), IsDuplicate: false);
    }
}
