using System.Text.Json;
using CreditFunctions.Core.Ledger.Payments;

namespace CreditFunctions.Core.Stripe;

/// <summary>Reads a refund as Stripe sends it: in an event, or when asked.</summary>
internal static class RefundJson
{
    /// <summary>The facts of one refund; null for a status that is not known here.</summary>
    /// <param name="refund">The refund.</param>
    /// <param name="paymentIntent">The payment that it is of.</param>
    /// <exception cref="UnreadableEventException">Something that is needed is missing or of the wrong kind.</exception>
    public static PurchaseFacts? Facts(JsonElement refund, string paymentIntent) => Status(refund.Text("status")) is { } status
        ? new PurchaseFacts { Refunds = FactMap.Of(refund.RequiredText("id"), new RefundFact(paymentIntent, Amount.Of(refund), status)) }
        : null;

    private static RefundStatus? Status(string? status) => status switch
    {
        "pending" => RefundStatus.Pending,
        "requires_action" => RefundStatus.RequiresAction,
        "succeeded" => RefundStatus.Succeeded,
        "canceled" => RefundStatus.Canceled,
        "failed" => RefundStatus.Failed,
        _ => null,
    };
}
