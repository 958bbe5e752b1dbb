namespace CreditFunctions.Core.Reconciliation;

/// <summary>What was created at Stripe from one time to before another. Purchases of ours that are still open are looked at however old they are.</summary>
public sealed record ReconcileWindow(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How far back to look unless told otherwise: a delayed payment may settle two weeks after its session was created.</summary>
    public static TimeSpan Usual { get; } = TimeSpan.FromDays(14);

    /// <summary>The window that a caller gives in part.</summary>
    /// <returns>Null where it would be empty.</returns>
    public static ReconcileWindow? Of(DateTimeOffset? from, DateTimeOffset? to, DateTimeOffset now)
    {
        var end = to ?? now.AddSeconds(1); // Stripe's times are whole seconds: what was created in this one counts.
        var window = new ReconcileWindow(from ?? end - Usual, end);
        return window.From < window.To ? window : null;
    }
}
