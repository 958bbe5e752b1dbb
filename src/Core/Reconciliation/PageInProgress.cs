namespace CreditFunctions.Core.Reconciliation;

/// <summary>A page while it is compared: what was found so far, and where to go on if it ended now.</summary>
internal sealed class PageInProgress(ReconcilePosition begin, int limit, TimeSpan patience, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private readonly ReconcilePosition _begin = begin;

    public List<Difference> Differences { get; } = [];

    /// <summary>Null where everything was compared.</summary>
    public ReconcilePosition? Next { get; private set; } = begin;

    /// <summary>How many more items fit in.</summary>
    public int Left { get; private set; } = limit;

    public bool IsFull => Left == 0 || time.GetElapsedTime(_started) >= patience;

    /// <summary>Something was compared, so that ending now is a step ahead.</summary>
    public bool HasBegun => Next != _begin;

    public void Add(ComparedItem item)
    {
        Left--;
        Next = Next! with { After = item.Position };
        if (item.Difference is { } difference)
        {
            Differences.Add(difference);
        }
    }

    public void EndPhase() => Next = Next!.NextPhase();
}
