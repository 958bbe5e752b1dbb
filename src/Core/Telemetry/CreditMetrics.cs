using System.Diagnostics.Metrics;

namespace CreditFunctions.Core.Telemetry;

/// <summary>The metrics of the meter <c>CreditFunctions</c>. Without a listener nothing is recorded.</summary>
public static class CreditMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "CreditFunctions";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Received =
        Meter.CreateCounter<long>("credits.events.received", "{event}", "Webhooks received, by outcome.");

    private static readonly Counter<long> Handled =
        Meter.CreateCounter<long>("credits.events.handled", "{event}", "Events by type and outcome: applied, duplicate or ignored.");

    private static readonly Counter<long> Parked =
        Meter.CreateCounter<long>("credits.events.parked", "{event}", "Events that were parked as failed events.");

    private static readonly Histogram<double> Age =
        Meter.CreateHistogram<double>("credits.events.age", "s", "The age of an event when it was applied, by Stripe's clock.");

    private static readonly Counter<long> Contended =
        Meter.CreateCounter<long>("credits.commits.contended", "{round}", "Attempts to commit that failed because of a conflict or a lost response.");

    private static readonly Counter<long> StripeCalls =
        Meter.CreateCounter<long>("credits.stripe.calls", "{call}", "Attempts to call Stripe, by response status; 0 for no response.");

    private static readonly Counter<long> Differences =
        Meter.CreateCounter<long>("credits.reconciliation.differences", "{difference}", "Differences between Stripe and the ledger.");

    private static readonly Gauge<long> Depth =
        Meter.CreateGauge<long>("credits.queue.depth", "{message}", "The approximate number of messages on a queue.");

    private static readonly Gauge<double> Oldest =
        Meter.CreateGauge<double>("credits.queue.oldest", "s", "The age of the oldest message on a queue; 0 for an empty queue.");

    /// <summary>Whether the queue metrics have a listener. They cost requests to storage.</summary>
    public static bool AreQueuesWatched => Depth.Enabled || Oldest.Enabled;

    /// <summary>Counts a received webhook.</summary>
    public static void CountReceived(string outcome) => Received.Add(1, Tag("outcome", outcome.ToLowerInvariant()));

    /// <summary>Counts a processed event.</summary>
    /// <param name="type">The event type.</param>
    /// <param name="outcome"><c>applied</c>, <c>duplicate</c> or <c>ignored</c>.</param>
    /// <param name="createdAt">When the event happened, by Stripe's clock.</param>
    public static void CountHandled(string type, string outcome, DateTimeOffset createdAt)
    {
        Handled.Add(1, Tag("type", type), Tag("outcome", outcome));
        if (outcome == "applied")
        {
            Age.Record((TimeProvider.System.GetUtcNow() - createdAt).TotalSeconds, Tag("type", type));
        }
    }

    /// <summary>Counts a parked event.</summary>
    public static void CountParked(string? type) => Parked.Add(1, Tag("type", type ?? "unreadable"));

    /// <summary>Counts an attempt to commit that has to be repeated.</summary>
    public static void CountContended() => Contended.Add(1);

    /// <summary>Counts an attempt to call Stripe.</summary>
    /// <param name="status">The HTTP status of the response; 0 for no response.</param>
    public static void CountStripeCall(int status) => StripeCalls.Add(1, Tag("status", status));

    /// <summary>Counts a difference that reconciliation found.</summary>
    public static void CountDifference(string kind, bool isSettled) => Differences.Add(1, Tag("kind", kind), Tag("settled", isSettled));

    /// <summary>Records the state of a queue.</summary>
    public static void RecordQueue(string queue, long depth, TimeSpan oldest)
    {
        Depth.Record(depth, Tag("queue", queue));
        Oldest.Record(oldest.TotalSeconds, Tag("queue", queue));
    }

    private static KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);
}
