namespace CreditFunctions.Bench;

/// <summary>How much is measured.</summary>
/// <param name="Rounds">How often each thing is measured, in turns; the median is reported.</param>
/// <param name="WarmUp">Before the first round of a server.</param>
/// <param name="Load">A round of load.</param>
/// <param name="Events">Events of a round of applying.</param>
/// <param name="Entries">How long the histories are that applying is compared over.</param>
/// <param name="Starts">How often a program is started.</param>
/// <param name="Soak">How long the soak lasts.</param>
internal sealed record Plan(int Rounds, TimeSpan WarmUp, TimeSpan Load, int Events, IReadOnlyList<int> Entries, int Starts, TimeSpan Soak)
{
    /// <summary>What the report is made of.</summary>
    public static Plan Full { get; } =
        new(3, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(4), 160, [10, 10_000, 100_000], 11, TimeSpan.FromMinutes(15));

    /// <summary>Enough to see that it works.</summary>
    public static Plan Quick { get; } =
        new(1, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), 40, [10, 10_000], 3, TimeSpan.FromMinutes(2));
}
