namespace CreditFunctions.Core;

/// <summary>
/// How long a function may start new work. The host stops a function after two minutes, and a single item may take one of them, so no item
/// is started after 50 seconds.
/// </summary>
public sealed class FunctionTimeBudget(TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(50);

    private readonly long _started = time.GetTimestamp();

    /// <summary>Whether it is too late to start another item.</summary>
    public bool IsSpent => time.GetElapsedTime(_started) >= Limit;
}
