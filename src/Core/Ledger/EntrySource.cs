namespace CreditFunctions.Core.Ledger;

/// <summary>The cause of a change to the ledger.</summary>
/// <param name="Text">The stored form: <c>event:evt_…</c>, <c>settle:cs_…</c>, <c>spend:&lt;key&gt;</c> or <c>adjust:&lt;key&gt;</c>.</param>
/// <param name="EventId">Set for a Stripe event.</param>
/// <param name="EventType">Set for a Stripe event.</param>
/// <param name="Reason">The operator's reason. Users can see it.</param>
/// <param name="Actor">The operator. Users cannot see it.</param>
public sealed record EntrySource(string Text, string? EventId = null, string? EventType = null, string? Reason = null, string? Actor = null)
{
    private const string EventPrefix = "event:";

    /// <summary>A Stripe event.</summary>
    public static EntrySource Event(string id, string type) => new(EventPrefix + id, id, type);

    /// <summary>A Checkout session that was read from Stripe.</summary>
    public static EntrySource Settle(string sessionId) => new("settle:" + sessionId);

    /// <summary>Reconciliation found that a purchase never got a session. Moves no credits.</summary>
    public static EntrySource Expiry(string purchaseId) => new("expiry:" + purchaseId);

    /// <summary>A spend.</summary>
    public static EntrySource Spend(string idempotencyKey) => new("spend:" + idempotencyKey);

    /// <summary>An adjustment.</summary>
    public static EntrySource Adjustment(string idempotencyKey) => new("adjust:" + idempotencyKey);

    /// <summary>The event that a stored cause names, or null.</summary>
    public static string? EventIdOf(string text) => text.StartsWith(EventPrefix, StringComparison.Ordinal) ? text[EventPrefix.Length..] : null;
}
