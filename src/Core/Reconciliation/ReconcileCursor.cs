using System.Globalization;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>
/// Where a run of the reconciliation continues. All pages of a run compare the same window: what was created at Stripe from one time to before
/// another. Open purchases are compared whatever their age.
/// </summary>
/// <param name="Phase">The phase to continue in.</param>
/// <param name="From">The start of the window.</param>
/// <param name="To">The end of the window; exclusive.</param>
/// <param name="After">The last item of the previous page; null starts the phase.</param>
public sealed record ReconcileCursor(ReconcilePhase Phase, DateTimeOffset From, DateTimeOffset To, string? After = null)
{
    /// <summary>The window unless a caller sets one: a delayed payment may take two weeks to settle after its session was created.</summary>
    public static TimeSpan DefaultWindow { get; } = TimeSpan.FromDays(14);

    /// <summary>Stripe had no customers before this time.</summary>
    private static readonly DateTimeOffset Earliest = new(2011, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Starts a run.</summary>
    public static ReconcileCursor Start(DateTimeOffset from, DateTimeOffset to) => new(ReconcilePhase.Sessions, from, to);

    /// <summary>Starts a run for a window that a caller gave completely, in part, or not at all.</summary>
    /// <returns>Null if the window is empty or starts too early.</returns>
    public static ReconcileCursor? TryStart(DateTimeOffset? from, DateTimeOffset? to, DateTimeOffset now)
    {
        var end = to ?? now.AddSeconds(1); // Stripe's times are whole seconds; the current second belongs to the window.
        if (end < Earliest + DefaultWindow)
        {
            return null;
        }

        var start = from ?? end - DefaultWindow;
        return start >= Earliest && start < end ? Start(start, end) : null;
    }

    /// <summary>The start of the next phase; null after the last one.</summary>
    public ReconcileCursor? NextPhase() => Phase == ReconcilePhase.Events ? null : this with { Phase = Phase + 1, After = null };

    /// <summary>Reads the text form.</summary>
    /// <returns>Null if it is not a cursor. Stripe checks the item that it names.</returns>
    public static ReconcileCursor? Parse(string text)
    {
        var parts = text.Split(' ', 4);
        return parts.Length == 4
            && Enum.TryParse<ReconcilePhase>(parts[0], out var phase)
            && Enum.IsDefined(phase)
            && TryParse(parts[1], out var from)
            && TryParse(parts[2], out var to)
            && from < to
            && (phase != ReconcilePhase.Purchases || parts[3].Length == 0 || OpenPurchase.IsPosition(parts[3]))
                ? new ReconcileCursor(phase, from, to, parts[3].Length == 0 ? null : parts[3])
                : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Phase} {From.UtcDateTime:O} {To.UtcDateTime:O} {After}");

    private static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}

/// <summary>The phases of a run, in order: a session that was settled needs no event any more.</summary>
public enum ReconcilePhase
{
    /// <summary>Complete sessions at Stripe.</summary>
    Sessions,

    /// <summary>Our purchases that should have ended.</summary>
    Purchases,

    /// <summary>Events at Stripe.</summary>
    Events,
}
