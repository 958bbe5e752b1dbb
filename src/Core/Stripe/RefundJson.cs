using System.Text.Json;
using CreditFunctions.Core.Ledger.Payments;

namespace CreditFunctions.Core.Stripe;

/// <summary>Reads a refund from an event or from a response of Stripe's API.</summary>
internal static class RefundJson
{
    /// <summary>The facts of one refund; null for an unsupported status.</summary>
    /// <param name="refund">The refund.</param>
    /// <param name="paymentIntent">The refunded payment.</param>
    /// <exception cref="UnreadableEventException">A required member is missing or has the wrong type.</exception>
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
