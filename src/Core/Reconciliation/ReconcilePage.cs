namespace CreditFunctions.Core.Reconciliation;

/// <summary>What a page of a run found. It grows while the page is compared.</summary>
public sealed class ReconcilePage
{
    private readonly List<Difference> _differences = [];
    private readonly List<Unchecked> _unchecked = [];
    private readonly ReconcileRequest _request;
    private int _left;
    private bool _isInterrupted;

    internal ReconcilePage(ReconcileRequest request)
    {
        _request = request;
        _left = request.Limit;
        Next = request.Cursor;
    }

    public IReadOnlyList<Difference> Differences => _differences;

    /// <summary>What could not be compared.</summary>
    public IReadOnlyList<Unchecked> Unchecked => _unchecked;

    /// <summary>What is wrong with the webhook endpoint at Stripe.</summary>
    public required IReadOnlyList<string> EndpointProblems { get; init; }

    /// <summary>Where the next page continues; null if everything was compared.</summary>
    public ReconcileCursor? Next { get; private set; }

    /// <summary>What is left to compare on this page.</summary>
    internal ReconcileRequest Rest => _request with { Cursor = Next!, Limit = _left };

    internal bool IsFull => _left == 0 || _request.Budget.IsSpent;

    /// <summary>Whether the next page would continue after the start of this one.</summary>
    internal bool HasProgress => Next != _request.Cursor;

    internal void Add(string position, Comparison comparison)
    {
        _left--;
        Next = Next! with { After = position };
        _unchecked.AddRange(comparison.Unchecked);
        if (comparison.Difference is { } difference)
        {
            _differences.Add(difference);
        }
    }

    internal void Add(Unchecked item) => _unchecked.Add(item);

    /// <summary>Stripe or storage failed.</summary>
    internal void Interrupt() => _isInterrupted = true;

    /// <summary>Reports what is left to the next page.</summary>
    internal void Finish()
    {
        if (Next is not null)
        {
            var reason = _isInterrupted ? "Stripe or storage failed, and the log has the failure"
                : _left == 0 ? "the page has as many items as were requested"
                : "the time for one request is up";
            _unchecked.Add(new Unchecked(UncheckedKind.Rest, $"{reason}; continue with the cursor"));
        }
    }

    internal void EndPhase() => Next = Next!.NextPhase();
}
