using System.Text.Json;
using CreditFunctions.Core.Facts;

namespace CreditFunctions.Core.Events;

/// <summary>Reads <c>charge.dispute.*</c>: one dispute, what was seen of it, and how much is at stake.</summary>
internal static class DisputeReader
{
    public static EventReading Read(StripeEvent stripeEvent, EventPolicy policy)
    {
        var dispute = stripeEvent.Subject;
        if (OwnEvents.WhyNot(stripeEvent, policy) is { } reason)
        {
            return new EventReading.Ignored(reason);
        }

        if (dispute.Id("payment_intent") is not { } intent)
        {
            return new EventReading.Ignored("the dispute is not of a payment intent");
        }

        var status = dispute.Text("status") ?? "";
        var isInquiry = status.StartsWith("warning_", StringComparison.Ordinal);
        var fact = new DisputeFact(
            intent,
            isInquiry ? 0 : Amount.Of(dispute),
            isInquiry ? "" : dispute.RequiredText("currency"),
            ByStatus(status) | ByType(stripeEvent.Type) | ByTransactions(dispute));
        return new EventReading.OfPayment(intent, new PurchaseFacts { Disputes = FactMap.Of(dispute.RequiredText("id"), fact) });
    }

    /// <summary>Statuses that are not known here add nothing: Stripe goes on inventing some.</summary>
    private static DisputeMarks ByStatus(string status) => status switch
    {
        "needs_response" or "under_review" => DisputeMarks.Opened,
        "lost" => DisputeMarks.Opened | DisputeMarks.Lost,
        "won" => DisputeMarks.Opened | DisputeMarks.Won,
        _ => DisputeMarks.None,
    };

    private static DisputeMarks ByType(string type) => type switch
    {
        "charge.dispute.funds_withdrawn" => DisputeMarks.Withdrawn,
        "charge.dispute.funds_reinstated" => DisputeMarks.Reinstated,
        _ => DisputeMarks.None,
    };

    /// <summary>The surest sign that money moved: Stripe lists each movement, money taken below zero, money given back above.</summary>
    private static DisputeMarks ByTransactions(JsonElement dispute)
    {
        var marks = DisputeMarks.None;
        foreach (var transaction in dispute.Items("balance_transactions"))
        {
            marks |= transaction.Integer("amount") switch
            {
                < 0 => DisputeMarks.Withdrawn,
                > 0 => DisputeMarks.Reinstated,
                _ => DisputeMarks.None,
            };
        }

        return marks;
    }
}
