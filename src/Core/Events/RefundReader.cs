using CreditFunctions.Core.Facts;

namespace CreditFunctions.Core.Events;

/// <summary>Reads <c>refund.*</c> and <c>charge.refund.updated</c>: one refund and how it stands.</summary>
internal static class RefundReader
{
    public static EventReading Read(StripeEvent stripeEvent, EventPolicy policy)
    {
        var refund = stripeEvent.Subject;
        if (OwnEvents.WhyNot(stripeEvent, policy) is { } reason)
        {
            return new EventReading.Ignored(reason);
        }

        if (refund.Id("payment_intent") is not { } intent)
        {
            return new EventReading.Ignored("the refund is not of a payment intent");
        }

        var status = Status(refund.Text("status"));
        return status is null
            ? new EventReading.Ignored($"the refund's status {refund.Text("status") ?? "(none)"} says nothing here")
            : new EventReading.OfPayment(intent, new PurchaseFacts
            {
                Refunds = FactMap.Of(refund.RequiredText("id"), new RefundFact(intent, Amount.Of(refund), status.Value)),
            });
    }

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
