using System.Collections.Frozen;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>
/// The handled event types and their readers. The webhook queues only these, and the endpoint at Stripe should be subscribed to exactly these.
/// </summary>
public static class EventTypes
{
    private static readonly FrozenDictionary<string, Func<StripeEvent, EventPolicy, EventReading>> Readers =
        new Dictionary<string, Func<StripeEvent, EventPolicy, EventReading>>
        {
            ["checkout.session.completed"] = SessionReader.Read,
            ["checkout.session.async_payment_succeeded"] = SessionReader.Read,
            ["checkout.session.async_payment_failed"] = SessionReader.Read,
            ["checkout.session.expired"] = SessionReader.Read,
            ["charge.refunded"] = ChargeReader.Read,
            ["charge.refund.updated"] = RefundReader.Read,
            ["refund.created"] = RefundReader.Read,
            ["refund.updated"] = RefundReader.Read,
            ["refund.failed"] = RefundReader.Read,
            ["charge.dispute.created"] = DisputeReader.Read,
            ["charge.dispute.updated"] = DisputeReader.Read,
            ["charge.dispute.funds_withdrawn"] = DisputeReader.Read,
            ["charge.dispute.funds_reinstated"] = DisputeReader.Read,
            ["charge.dispute.closed"] = DisputeReader.Read,
            ["payment_intent.payment_failed"] = DeclineReader.Read,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Func<StripeEvent, EventPolicy, EventReading>>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Readers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>All handled event types.</summary>
    public static IReadOnlyCollection<string> Handled => Readers.Keys;

    /// <summary>Whether events of this type are queued.</summary>
    public static bool AreHandled(ReadOnlySpan<char> type) => BySpan.ContainsKey(type);

    /// <summary>Reads an event.</summary>
    /// <exception cref="UnreadableEventException">A required member is missing or has the wrong type.</exception>
    public static EventReading Read(StripeEvent stripeEvent, EventPolicy policy) =>
        Readers.TryGetValue(stripeEvent.Type, out var read)
            ? read(stripeEvent, policy)
            : new EventReading.Ignored($"events of type {stripeEvent.Type} are not handled");
}
