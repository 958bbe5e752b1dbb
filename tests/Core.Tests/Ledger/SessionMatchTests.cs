using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Tests.Events;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Ledger;

public sealed class SessionMatchTests
{
    /// <summary>Each way in which a paid session can differ from what was agreed, and what an operator is told.</summary>
    private static readonly (CheckoutSessionSnapshot Session, string Reason)[] Mismatches =
    [
        (An.Snapshot() with { IsCurrencyConverted = true }, "the session is priced in the buyer's currency"),
        (An.Snapshot() with { Currency = "eur" }, "the currency is eur, not usd"),
        (An.Snapshot() with { Currency = "USD" }, "the currency is USD, not usd"),
        (An.Snapshot() with { Currency = null }, "the currency is missing, not usd"),
        (An.Snapshot() with { AmountSubtotal = 4998 }, "the subtotal is 4998, not 4999"),
        (An.Snapshot() with { AmountSubtotal = 5000 }, "the subtotal is 5000, not 4999"),
        (An.Snapshot() with { AmountSubtotal = null }, "the subtotal is missing, not 4999"),
        (An.Snapshot() with { AmountDiscount = 1 }, "a discount of 1 was applied, but promotions are disabled"),
        (An.Snapshot() with { AmountTotal = 0 }, "nothing was paid"),
        (An.Snapshot() with { AmountTotal = -1 }, "nothing was paid"),
        (An.Snapshot() with { AmountTotal = null }, "nothing was paid"),
        (An.Snapshot() with { PaymentIntent = null }, "there is no payment intent"),
    ];

    [Fact]
    public void The_stored_session_is_a_payment_if_it_was_paid_as_agreed()
    {
        var facts = Accepted(A.Purchase(), An.Snapshot()).Facts;

        Assert.Equal(Payments.Fact.Paid(), facts);
    }

    [Fact]
    public void A_session_with_tax_on_top_matches()
    {
        var facts = Accepted(A.Purchase(), An.Snapshot() with { AmountTotal = 5949 }).Facts;

        Assert.Equal(Payments.Fact.Paid(amount: 5949), facts);
    }

    [Fact]
    public void The_stored_session_is_held_for_review_with_the_reason_if_it_was_not_paid_as_agreed()
    {
        foreach (var (session, reason) in Mismatches)
        {
            var facts = Accepted(A.Purchase(), session).Facts;

            Assert.Empty(facts.Payments);
            Assert.Equal(new ReviewFact(reason, session.AmountTotal ?? 0, A.Noon), Assert.Single(facts.Reviews).Value);
            Assert.Equal(session.PaymentIntent ?? "", Assert.Single(facts.Reviews).Key);
        }
    }

    [Fact]
    public void A_discounted_session_matches_if_promotions_were_enabled_when_the_purchase_started()
    {
        var discounted = An.Snapshot() with { AmountDiscount = 1000, AmountTotal = 3999 };

        var judgement = SessionMatch.Of(WithPromotions(A.Purchase()), discounted);

        Assert.Equal(Payments.Fact.Paid(amount: 3999), Assert.IsType<MatchResult.Accepted>(judgement).Facts);
    }

    [Fact]
    public void A_session_with_nothing_to_pay_is_held_for_review()
    {
        var free = An.Snapshot() with { Outcome = SessionOutcome.NothingToPay, AmountTotal = 0, PaymentIntent = null };

        Assert.Equal(new ReviewFact("no payment was required", 0, A.Noon), Accepted(A.Purchase(), free).Facts.Reviews[""]);
    }

    [Theory]
    [InlineData(SessionOutcome.Processing)]
    [InlineData(SessionOutcome.Failed)]
    [InlineData(SessionOutcome.Expired)]
    [InlineData(SessionOutcome.Open)]
    public void A_session_that_is_not_paid_changes_no_credits_whatever_its_amounts(SessionOutcome outcome)
    {
        var facts = Accepted(A.Purchase(), An.Snapshot() with { Outcome = outcome, AmountSubtotal = 1, AmountTotal = null, PaymentIntent = null }).Facts;

        Assert.Equal(
            new PurchaseFacts { IsProcessing = outcome == SessionOutcome.Processing, IsFailed = outcome == SessionOutcome.Failed, IsExpired = outcome == SessionOutcome.Expired },
            facts);
    }

    [Fact]
    public void Another_session_never_changes_the_purchase()
    {
        foreach (var outcome in Enum.GetValues<SessionOutcome>())
        {
            var other = An.Snapshot() with { SessionId = "cs_2", Outcome = outcome };

            Assert.Equal(
                new MatchResult.Rejected($"session cs_2 is not the session of purchase {A.PurchaseIdText}"),
                SessionMatch.Of(A.Purchase(), other));
        }
    }

    [Fact]
    public void A_purchase_without_a_session_accepts_one_that_matches()
    {
        var accepted = Accepted(A.Purchase() with { SessionId = null }, An.Snapshot());

        Assert.Equal("cs_1", accepted.SessionId);
        Assert.Equal(Payments.Fact.Paid(), accepted.Facts);
    }

    [Fact]
    public void A_purchase_without_a_session_ignores_one_that_does_not_match()
    {
        foreach (var (session, reason) in Mismatches)
        {
            var judgement = SessionMatch.Of(A.Purchase() with { SessionId = null }, session);

            Assert.Equal(new MatchResult.Rejected($"the purchase has no session yet and this one does not match: {reason}"), judgement);
        }
    }

    [Theory]
    [InlineData(SessionOutcome.Open)]
    [InlineData(SessionOutcome.Processing)]
    [InlineData(SessionOutcome.Failed)]
    [InlineData(SessionOutcome.Expired)]
    [InlineData(SessionOutcome.NothingToPay)]
    public void A_purchase_without_a_session_ignores_one_that_is_not_paid(SessionOutcome outcome) => Assert.Equal(
        new MatchResult.Rejected("the purchase has no session yet and this one does not match: it is not paid"),
        SessionMatch.Of(A.Purchase() with { SessionId = null }, An.Snapshot() with { Outcome = outcome }));

    [Fact]
    public void A_session_held_for_review_is_a_payment_once_it_is_paid_as_agreed()
    {
        var purchase = A.Purchase();
        var review = Accepted(purchase, An.Snapshot() with { AmountSubtotal = 1 }).Facts;

        var both = purchase with { Facts = review.Merge(Accepted(purchase, An.Snapshot()).Facts) };

        Assert.Equal((PurchaseStatus.Completed, 50), (both.Entitlement.Status, both.Entitlement.Credits));
    }

    private static Purchase WithPromotions(Purchase purchase) => purchase with { Terms = purchase.Terms with { AllowPromotionCodes = true } };

    private static MatchResult.Accepted Accepted(Purchase purchase, CheckoutSessionSnapshot session) =>
        Assert.IsType<MatchResult.Accepted>(SessionMatch.Of(purchase, session));
}
