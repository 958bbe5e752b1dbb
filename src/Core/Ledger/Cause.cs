namespace CreditFunctions.Core.Ledger;

/// <summary>Why a purchase is settled: an event of Stripe's, which is applied once, or a look at Stripe, which may be repeated.</summary>
/// <param name="Text">As it stands in the ledger.</param>
/// <param name="EventId">Set for an event.</param>
/// <param name="EventType">Set for an event.</param>
/// <param name="Reason">Set where a person gave one; users see it.</param>
/// <param name="Actor">Who that was; users do not see it.</param>
public sealed record Cause(string Text, string? EventId, string? EventType, string? Reason = null, string? Actor = null)
{
    private const string EventPrefix = "event:";

    /// <summary>An event.</summary>
    public static Cause Event(string id, string type) => new(EventPrefix + id, id, type);

    /// <summary>The Checkout session was read from Stripe.</summary>
    public static Cause Settle(string sessionId) => new("settle:" + sessionId, null, null);

    /// <summary>The event that a text of the ledger names; null where it names something else.</summary>
    public static string? EventIdOf(string text) => text.StartsWith(EventPrefix, StringComparison.Ordinal) ? text[EventPrefix.Length..] : null;
}
