namespace CreditFunctions.Core.Parking;

/// <summary>An event that was given up on, with all that is needed to understand it and to apply it later.</summary>
/// <param name="EventId"><c>evt_…</c>, or <c>unreadable-…</c> for a message without a readable id.</param>
/// <param name="Type">Null where it could not be read.</param>
/// <param name="Reason">Why it was given up on.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="FirstError">What went wrong first.</param>
/// <param name="LastError">What went wrong last.</param>
/// <param name="ParkedAt">When it was parked, or parked again.</param>
/// <param name="Payload">The raw event; the raw message where no event could be found in it.</param>
public sealed record ParkedEvent(
    string EventId,
    string? Type,
    string Reason,
    int Attempts,
    string? FirstError,
    string? LastError,
    DateTimeOffset ParkedAt,
    ReadOnlyMemory<byte> Payload)
{
    public ParkedState State { get; init; } = ParkedState.Open;

    /// <summary>The purchase that the event names itself, for its timeline.</summary>
    public string? PurchaseId { get; init; }

    /// <summary>The payment that the event is about, for the same: refunds and disputes name no purchase.</summary>
    public string? PaymentIntent { get; init; }

    /// <summary>Why an operator discarded it.</summary>
    public string? DiscardReason { get; init; }
}
