using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Purchases;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Holds what a session says against what it would change in its purchase.</summary>
internal static class SessionComparison
{
    /// <summary>The difference, with <see cref="Difference.IsSettled"/> where settling mends it; null where there is none.</summary>
    /// <param name="name">The purchase that the session names.</param>
    /// <param name="session">The session at Stripe.</param>
    /// <param name="preview">What settling it would come to.</param>
    public static Difference? Of(PurchaseName name, CheckoutSessionSnapshot session, PaymentOutcome preview)
    {
        var isPaid = session.Outcome == SessionOutcome.Paid;
        return preview switch
        {
            PaymentOutcome.Recorded settled => OfSettled(session, settled, isPaid),
            PaymentOutcome.Rejected { Purchase.SessionId: { } own } ignored when isPaid && own != session.SessionId => OfAnother(name, session, ignored.Reason),
            PaymentOutcome.Rejected ignored when isPaid => Unsettled(DifferenceKind.PaidNotCredited, name, session, 0, ignored.Reason),
            PaymentOutcome.UnknownPurchase when isPaid => Unsettled(DifferenceKind.PaidNotCredited, name, session, 0, "the purchase that the session names is not stored here"),
            _ => null,
        };
    }

    /// <summary>The difference as settling it ended: what was seen before says nothing about what has been written.</summary>
    /// <param name="name">The purchase that the session names.</param>
    /// <param name="session">The session at Stripe.</param>
    /// <param name="seen">What the preview showed.</param>
    /// <param name="outcome">What settling came to.</param>
    public static Difference? Of(PurchaseName name, CheckoutSessionSnapshot session, Difference? seen, PaymentOutcome outcome) =>
        Of(name, session, outcome)
        ?? (seen is null ? null : seen with { Credits = 0, IsSettled = true, Reason = seen.Reason + "; meanwhile it was settled by another way" });

    /// <summary>What speaks against credits that the user has is told, again and again, and changes nothing: a person decides.</summary>
    public static bool IsForAPerson(Difference? difference, Purchase before) =>
        difference is { IsSettled: false } && before.PurchasedCredits > 0;

    private static Difference? OfSettled(CheckoutSessionSnapshot session, PaymentOutcome.Recorded settled, bool isPaid)
    {
        var (before, after) = (settled.Before, settled.Update.Purchase);
        var credits = settled.Update.Credits;
        if (before.PurchasedCredits == 0 && after.PurchasedCredits > 0)
        {
            return Unsettled(DifferenceKind.PaidNotCredited, before.Name, session, credits, "Stripe has the payment, and the credits were not here") with { IsSettled = true };
        }

        if (after.Settlement.Status == PurchaseStatus.Review)
        {
            return Unsettled(DifferenceKind.AmountDiffers, before.Name, session, 0, string.Join("; ", after.Facts.Reviews.Values.Select(review => review.Reason)));
        }

        // What an operator has accepted stays accepted.
        if (before.PurchasedCredits == 0 || !before.Facts.Reviews.IsEmpty)
        {
            return null;
        }

        if (!isPaid)
        {
            return Unsettled(DifferenceKind.CreditedNotPaid, before.Name, session, before.GrantedCredits, $"Stripe shows the session as {session.Outcome.ToString().ToLowerInvariant()}");
        }

        return AgreesWith(session, before) && after.Facts.Reviews.IsEmpty
            ? null
            : Unsettled(DifferenceKind.AmountDiffers, before.Name, session, credits, $"Stripe says that {session.AmountTotal} was paid, and another amount is known here")
                with { IsSettled = AgreesWith(session, after) && after.Facts.Reviews.IsEmpty };
    }

    /// <summary>Whoever it belongs to, it is not the purchase that it names: that one has a session of its own.</summary>
    private static Difference OfAnother(PurchaseName name, CheckoutSessionSnapshot session, string reason) => new(
        DifferenceKind.PaidNotCredited, UserId: null, PurchaseId: null, session.SessionId, Credits: 0, IsSettled: false, $"{reason} of user {name.User.Value}, which its metadata names");

    private static bool AgreesWith(CheckoutSessionSnapshot session, Purchase purchase) =>
        Settlement.PayingIntent(purchase.Facts) is { } intent && purchase.Facts.Payments[intent].Amount == session.AmountTotal;

    private static Difference Unsettled(DifferenceKind kind, PurchaseName name, CheckoutSessionSnapshot session, long credits, string reason) =>
        new(kind, name.User.Value, name.Id.Value, session.SessionId, credits, IsSettled: false, reason);
}
