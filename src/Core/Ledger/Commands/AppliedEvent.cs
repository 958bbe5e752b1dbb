using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>Marks a Stripe event as applied to this user. Inserted in the same transaction as the event's effect, so that it is applied once.</summary>
/// <param name="EventId"><c>evt_…</c>.</param>
/// <param name="Type">The event type.</param>
/// <param name="Purchase">The purchase that it concerns.</param>
/// <param name="Credits">The credits that it moved.</param>
/// <param name="At">When it was applied, by our clock.</param>
public sealed record AppliedEvent(string EventId, string Type, PurchaseId Purchase, long Credits, DateTimeOffset At) : ILedgerRow
{
    /// <inheritdoc/>
    public LedgerKey Key => LedgerKey.Event(EventId);
}
