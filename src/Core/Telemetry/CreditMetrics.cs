using System.Diagnostics.Metrics;

namespace CreditFunctions.Core.Telemetry;

/// <summary>What this product counts, for whoever listens to the meter <c>CreditFunctions</c>. Without a listener nothing is kept.</summary>
public static class CreditMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "CreditFunctions";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Received =
        Meter.CreateCounter<long>("credits.events.received", "{event}", "Webhooks by what was answered.");

    private static readonly Counter<long> Handled =
        Meter.CreateCounter<long>("credits.events.handled", "{event}", "Events by type and outcome: applied, duplicate or ignored.");

    private static readonly Counter<long> Parked =
        Meter.CreateCounter<long>("credits.events.parked", "{event}", "Events that were given up on.");

    private static readonly Histogram<double> Age =
        Meter.CreateHistogram<double>("credits.events.age", "s", "How old an event was when it was applied, by Stripe's clock.");

    private static readonly Counter<long> Contended =
        Meter.CreateCounter<long>("credits.commits.contended", "{round}", "Rounds that another writer won, or whose answer never came.");

    private static readonly Counter<long> StripeCalls =
        Meter.CreateCounter<long>("credits.stripe.calls", "{call}", "Tries to call Stripe by the status of the answer; 0 where none came.");

    private static readonly Counter<long> Differences =
        Meter.CreateCounter<long>("credits.reconciliation.differences", "{difference}", "Differences between Stripe and the ledger.");

    private static readonly Gauge<long> Depth =
        Meter.CreateGauge<long>("credits.queue.depth", "{message}", "Messages on a queue, about.");

    private static readonly Gauge<double> Oldest =
        Meter.CreateGauge<double>("credits.queue.oldest", "s", "How long the next message has been on its queue; 0 for none.");

    /// <summary>Whether anybody listens to what has to be asked for.</summary>
    public static bool AreQueuesWatched => Depth.Enabled || Oldest.Enabled;

    /// <summary>A webhook was answered.</summary>
    public static void CountReceived(string outcome) => Received.Add(1, Tag("outcome", outcome.ToLowerInvariant()));

    /// <summary>An event was handled.</summary>
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

    /// <summary>An event was parked.</summary>
    public static void CountParked(string? type) => Parked.Add(1, Tag("type", type ?? "unreadable"));

    /// <summary>A commit has to be tried again.</summary>
    public static void CountContended() => Contended.Add(1);

    /// <summary>Stripe was called.</summary>
    /// <param name="status">The status of the answer; 0 where none came.</param>
    public static void CountStripeCall(int status) => StripeCalls.Add(1, Tag("status", status));

    /// <summary>Reconciliation found a difference.</summary>
    public static void CountDifference(string kind, bool isSettled) => Differences.Add(1, Tag("kind", kind), Tag("settled", isSettled));

    /// <summary>A queue was looked at.</summary>
    public static void RecordQueue(string queue, long depth, TimeSpan oldest)
    {
        Depth.Record(depth, Tag("queue", queue));
        Oldest.Record(oldest.TotalSeconds, Tag("queue", queue));
    }

    private static KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);
}
