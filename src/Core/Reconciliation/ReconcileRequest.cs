namespace CreditFunctions.Core.Reconciliation;

/// <summary>One page of a run of the reconciliation.</summary>
public sealed record ReconcileRequest
{
    /// <summary>Stripe's lists return at most this many items.</summary>
    public const int LimitMax = 100;

    /// <summary>Where to continue.</summary>
    public required ReconcileCursor Cursor { get; init; }

    /// <summary>The time of the request.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>How long items may be started.</summary>
    public required FunctionTimeBudget Budget { get; init; }

    /// <summary>The maximum number of items.</summary>
    public int Limit { get; init; } = LimitMax;

    /// <summary>
    /// Compares every event. Otherwise only those that Stripe could not deliver are compared, unless the webhook endpoint has a problem: an
    /// event that no endpoint was subscribed to counts as delivered.
    /// </summary>
    public bool IncludesDeliveredEvents { get; init; }

    /// <summary>Reports what the run would do, and writes nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>An earlier page of the same run has logged the problems of the webhook endpoint.</summary>
    public bool IsContinuation { get; init; }
}
