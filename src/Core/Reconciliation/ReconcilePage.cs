namespace CreditFunctions.Core.Reconciliation;

/// <summary>What a page of a run found. It grows while the page is compared.</summary>
public sealed class ReconcilePage
{
    private readonly List<Difference> _differences = [];
    private readonly ReconcileRequest _request;
    private int _left;

    internal ReconcilePage(ReconcileRequest request)
    {
        _request = request;
        _left = request.Limit;
        Next = request.Cursor;
    }

    public IReadOnlyList<Difference> Differences => _differences;

    /// <summary>What is wrong with the webhook endpoint at Stripe.</summary>
    public required IReadOnlyList<string> EndpointProblems { get; init; }

    /// <summary>Where the next page continues; null if everything was compared.</summary>
    public ReconcileCursor? Next { get; private set; }

    /// <summary>What is left to compare on this page.</summary>
    internal ReconcileRequest Rest => _request with { Cursor = Next!, Limit = _left };

    internal bool IsFull => _left == 0 || _request.Budget.IsSpent;

    /// <summary>Whether the next page would continue after the start of this one.</summary>
    internal bool HasProgress => Next != _request.Cursor;

    internal void Add(string position, Difference? difference)
    {
        _left--;
        Next = Next! with { After = position };
        if (difference is not null)
        {
            _differences.Add(difference);
        }
    }

    internal void EndPhase() => Next = Next!.NextPhase();
}
