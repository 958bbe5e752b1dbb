namespace CreditFunctions.Bench.Webhook;

/// <summary>How one server did on one sink: medians of the rounds.</summary>
/// <param name="Sink">Where the events went.</param>
/// <param name="Server">Who took them.</param>
/// <param name="PerSecond">Requests a second, 32 callers.</param>
/// <param name="PerCpuSecond">Requests for a second of the server's CPU time.</param>
/// <param name="P50">Milliseconds, 32 callers.</param>
/// <param name="P99">Milliseconds, 32 callers.</param>
/// <param name="AloneP50">Milliseconds, one caller.</param>
/// <param name="AloneP99">Milliseconds, one caller.</param>
/// <param name="ResidentMegabytes">At the end.</param>
/// <param name="Rounds">Requests for a second of CPU time, each round.</param>
internal sealed record WebhookRow(
    string Sink,
    string Server,
    double PerSecond,
    double PerCpuSecond,
    double P50,
    double P99,
    double AloneP50,
    double AloneP99,
    double ResidentMegabytes,
    IReadOnlyList<double> Rounds);
