namespace CreditFunctions.Bench;

/// <summary>The extent of a run.</summary>
/// <param name="Rounds">The number of alternating rounds. The median is reported.</param>
/// <param name="WarmUp">The duration of the load before a server's first round.</param>
/// <param name="Load">The duration of a round of load.</param>
/// <param name="Events">The number of events in a round of applying.</param>
/// <param name="Entries">The lengths of the histories for which applying is compared.</param>
/// <param name="Starts">The number of starts of each program.</param>
/// <param name="Soak">The duration of the soak test.</param>
internal sealed record Plan(int Rounds, TimeSpan WarmUp, TimeSpan Load, int Events, IReadOnlyList<int> Entries, int Starts, TimeSpan Soak)
{
    /// <summary>The run that produces the report.</summary>
    public static Plan Full { get; } =
        new(3, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(4), 160, [10, 10_000, 100_000], 11, TimeSpan.FromMinutes(15));

    /// <summary>A short run that only shows that everything works.</summary>
    public static Plan Quick { get; } =
        new(1, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), 40, [10, 10_000], 3, TimeSpan.FromMinutes(2));
}
