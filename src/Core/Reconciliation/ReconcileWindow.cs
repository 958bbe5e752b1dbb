namespace CreditFunctions.Core.Reconciliation;

/// <summary>What was created at Stripe from one time to before another. Purchases of ours that are still open are looked at however old they are.</summary>
public sealed record ReconcileWindow(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How far back to look unless told otherwise: a delayed payment may settle two weeks after its session was created.</summary>
    public static TimeSpan Usual { get; } = TimeSpan.FromDays(14);

    /// <summary>Before this, Stripe had no customers.</summary>
    private static readonly DateTimeOffset Earliest = new(2011, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The window that a caller gives in part.</summary>
    /// <returns>Null where it would be empty, or begin before there was anything.</returns>
    public static ReconcileWindow? Of(DateTimeOffset? from, DateTimeOffset? to, DateTimeOffset now)
    {
        var end = to ?? now.AddSeconds(1); // Stripe's times are whole seconds: what was created in this one counts.
        if (end < Earliest + Usual)
        {
            return null;
        }

        var window = new ReconcileWindow(from ?? end - Usual, end);
        return window.From >= Earliest && window.From < window.To ? window : null;
    }
}
