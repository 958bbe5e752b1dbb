using System.Text.Json;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Derives the difference between a session and its purchase from what settling the session would change.</summary>
internal static class SessionDifference
{
    /// <summary>The difference, if any. It counts as settled if settling the session would resolve it.</summary>
    /// <param name="name">The purchase that the session names.</param>
    /// <param name="session">The session at Stripe.</param>
    /// <param name="outcome">The outcome, or the previewed outcome, of settling the session.</param>
    public static Difference? Of(PurchaseKey name, CheckoutSessionSnapshot session, PaymentOutcome outcome)
    {
        var isPaid = session.Outcome == SessionOutcome.Paid;
        return outcome switch
        {
            PaymentOutcome.Recorded recorded => OfRecorded(session, recorded, isPaid),
            PaymentOutcome.Rejected { Purchase.SessionId: { } own } rejected when isPaid && own != session.SessionId =>
                WithoutPurchase(session.SessionId, $"{rejected.Reason} of user {name.User.Value}, which its metadata names"),
            PaymentOutcome.Rejected rejected when isPaid => Unsettled(DifferenceKind.PaidNotCredited, name, session, 0, rejected.Reason),
            PaymentOutcome.UnknownPurchase when isPaid => Unsettled(DifferenceKind.PaidNotCredited, name, session, 0, "the purchase that the session names is not stored here"),
            _ => null,
        };
    }

    /// <summary>The difference after the session was settled. The purchase may have changed since the preview.</summary>
    /// <param name="name">The purchase that the session names.</param>
    /// <param name="session">The session at Stripe.</param>
    /// <param name="previewed">The difference before.</param>
    /// <param name="outcome">The outcome of settling the session.</param>
    public static Difference? After(PurchaseKey name, CheckoutSessionSnapshot session, Difference? previewed, PaymentOutcome outcome) =>
        Of(name, session, outcome)
        ?? (previewed is null ? null : previewed with { Credits = 0, IsSettled = true, Reason = previewed.Reason + "; meanwhile it was settled by another way" });

    /// <summary>Stripe contradicts credits that the user holds. Every run reports that and changes nothing; an operator decides.</summary>
    public static bool NeedsOperator(Difference? difference, Purchase before) =>
        difference is { IsSettled: false } && before.PurchasedCredits > 0;

    /// <summary>A paid session whose purchase is unknown, because its metadata names none or one that has another session.</summary>
    public static Difference WithoutPurchase(string sessionId, string reason) =>
        new(DifferenceKind.PaidNotCredited, UserId: null, PurchaseId: null, sessionId, Credits: 0, IsSettled: false, reason);

    private static Difference? OfRecorded(CheckoutSessionSnapshot session, PaymentOutcome.Recorded recorded, bool isPaid)
    {
        var ofPayment = OfPayment(session, recorded, isPaid);
        var returned = string.Join("; ", Returned(recorded.Before, recorded.Update.Purchase));
        return (ofPayment, returned) switch
        {
            (_, "") or ({ IsSettled: false }, _) => ofPayment,
            (null, _) => Unsettled(DifferenceKind.UndeliveredEvent, recorded.Before.Name, session, recorded.Update.Credits, returned) with { IsSettled = true },
            _ => ofPayment with { Reason = $"{ofPayment.Reason}; {returned}" },
        };
    }

    /// <summary>What Stripe shows of the refunds and disputes of a paid purchase that no event has reported.</summary>
    private static IEnumerable<string> Returned(Purchase before, Purchase after)
    {
        var (known, shown) = (before.Entitlement, after.Entitlement);
        if (after.PurchasedCredits > 0 && shown.AmountRefunded != known.AmountRefunded)
        {
            yield return $"Stripe shows {shown.AmountRefunded} {after.Terms.Price.Currency} refunded, and {known.AmountRefunded} was known here";
        }

        if (after.PurchasedCredits > 0 && !before.Facts.Disputes.SequenceEqual(after.Facts.Disputes))
        {
            yield return $"Stripe shows a dispute as it was not known here, and the purchase is {JsonNamingPolicy.SnakeCaseLower.ConvertName(shown.Status.ToString())}";
        }
    }

    private static Difference? OfPayment(CheckoutSessionSnapshot session, PaymentOutcome.Recorded recorded, bool isPaid)
    {
        var (before, after) = (recorded.Before, recorded.Update.Purchase);
        var credits = recorded.Update.Credits;
        if (before.PurchasedCredits == 0 && after.PurchasedCredits > 0)
        {
            return Unsettled(DifferenceKind.PaidNotCredited, before.Name, session, credits, "Stripe has the payment, and the credits were not here") with { IsSettled = true };
        }

        if (after.Entitlement.Status == PurchaseStatus.Review)
        {
            return Unsettled(DifferenceKind.AmountDiffers, before.Name, session, 0, string.Join("; ", after.Facts.Reviews.Values.Select(review => review.Reason)));
        }

        // A payment that an operator has accepted is no difference.
        if (before.PurchasedCredits == 0 || !before.Facts.Reviews.IsEmpty)
        {
            return null;
        }

        if (!isPaid)
        {
            return Unsettled(DifferenceKind.CreditedNotPaid, before.Name, session, before.GrantedCredits, $"Stripe shows the session as {session.Outcome.ToString().ToLowerInvariant()}");
        }

        return HasAmountOf(session, before) && after.Facts.Reviews.IsEmpty
            ? null
            : Unsettled(DifferenceKind.AmountDiffers, before.Name, session, credits, $"Stripe says that {session.AmountTotal} was paid, and another amount is known here")
                with { IsSettled = HasAmountOf(session, after) && after.Facts.Reviews.IsEmpty };
    }

    private static bool HasAmountOf(CheckoutSessionSnapshot session, Purchase purchase) =>
        Entitlement.PayingIntent(purchase.Facts) is { } intent && purchase.Facts.Payments[intent].Amount == session.AmountTotal;

    private static Difference Unsettled(DifferenceKind kind, PurchaseKey name, CheckoutSessionSnapshot session, long credits, string reason) =>
        new(kind, name.User.Value, name.Id.Value, session.SessionId, credits, IsSettled: false, reason);
}
