using System.Globalization;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Ledger;

/// <summary>
/// Compares a Checkout session with the purchase that its metadata names. Price and credits come from the purchase, never from metadata.
/// </summary>
public static class SessionMatch
{
    private const string NothingPaid = "no payment was required";

    /// <summary>Compares a session with a purchase.</summary>
    public static MatchResult Of(Purchase purchase, CheckoutSessionSnapshot session)
    {
        var mismatch = Mismatch(purchase, session);
        if (purchase.SessionId is null && (mismatch ?? Unpaid(session)) is { } reason)
        {
            // The session may belong to an abandoned attempt, and the purchase may still get another one.
            return new MatchResult.Rejected($"the purchase has no session yet and this one does not match: {reason}");
        }

        if (purchase.SessionId is not null && purchase.SessionId != session.SessionId)
        {
            return new MatchResult.Rejected($"session {session.SessionId} is not the session of purchase {purchase.Id}");
        }

        return new MatchResult.Accepted(Facts(session, mismatch).Merge(session.Returned), session.SessionId);
    }

    private static string? Unpaid(CheckoutSessionSnapshot session) => session.Outcome == SessionOutcome.Paid ? null : "it is not paid";

    private static PurchaseFacts Facts(CheckoutSessionSnapshot session, string? mismatch) => session.Outcome switch
    {
        SessionOutcome.Paid when mismatch is null => new PurchaseFacts
        {
            Payments = FactMap.Of(session.PaymentIntent!, new PaymentFact(session.AmountTotal!.Value, session.At)),
        },
        SessionOutcome.Paid or SessionOutcome.NothingToPay => new PurchaseFacts
        {
            Reviews = FactMap.Of(session.PaymentIntent ?? "", new ReviewFact(mismatch ?? NothingPaid, session.AmountTotal ?? 0, session.At)),
        },
        SessionOutcome.Processing => new PurchaseFacts { IsProcessing = true },
        SessionOutcome.Failed => new PurchaseFacts { IsFailed = true },
        SessionOutcome.Expired => new PurchaseFacts { IsExpired = true },
        _ => PurchaseFacts.None,
    };

    private static string? Mismatch(Purchase purchase, CheckoutSessionSnapshot session) =>
        session.IsCurrencyConverted ? "the session is priced in the buyer's currency"
        : session.Currency != purchase.Terms.Price.Currency ? $"the currency is {session.Currency ?? "missing"}, not {purchase.Terms.Price.Currency}"
        : session.AmountSubtotal != purchase.Terms.Price.Amount ? $"the subtotal is {session.AmountSubtotal?.ToString(CultureInfo.InvariantCulture) ?? "missing"}, not {purchase.Terms.Price.Amount}"
        : session.AmountDiscount != 0 && !purchase.Terms.AllowPromotionCodes ? $"a discount of {session.AmountDiscount} was applied, but promotions are disabled"
        : session.Outcome is SessionOutcome.Paid && session.AmountTotal is not > 0 ? "nothing was paid"
        : session.Outcome is SessionOutcome.Paid && session.PaymentIntent is null ? "there is no payment intent"
        : null;
}
