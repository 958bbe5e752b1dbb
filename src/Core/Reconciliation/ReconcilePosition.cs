using System.Globalization;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>How far a comparison got. As text it is the cursor of callers, and what the timer remembers.</summary>
/// <param name="Phase">What is compared next.</param>
/// <param name="Window">The window, so that every page has the same.</param>
/// <param name="After">Where the page before has ended; null begins the phase.</param>
public sealed record ReconcilePosition(ReconcilePhase Phase, ReconcileWindow Window, string? After = null)
{
    /// <summary>The beginning of a comparison.</summary>
    public static ReconcilePosition Begin(ReconcileWindow window) => new(ReconcilePhase.Sessions, window);

    /// <summary>The beginning of the next phase; null where this was the last.</summary>
    public ReconcilePosition? NextPhase() => Phase == ReconcilePhase.Events ? null : new ReconcilePosition(Phase + 1, Window);

    /// <summary>Reads a position that came back from outside.</summary>
    /// <returns>Null where it is not one of ours; whether Stripe knows what it names shows when Stripe is asked.</returns>
    public static ReconcilePosition? Parse(string text)
    {
        var parts = text.Split(' ', 4);
        return parts.Length == 4
            && Enum.TryParse<ReconcilePhase>(parts[0], out var phase)
            && Enum.IsDefined(phase)
            && TryParse(parts[1], out var from)
            && TryParse(parts[2], out var to)
            && from < to
            && (phase != ReconcilePhase.Purchases || parts[3].Length == 0 || OpenPurchase.IsPosition(parts[3]))
                ? new ReconcilePosition(phase, new ReconcileWindow(from, to), parts[3].Length == 0 ? null : parts[3])
                : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Phase} {Window.From.UtcDateTime:O} {Window.To.UtcDateTime:O} {After}");

    private static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
