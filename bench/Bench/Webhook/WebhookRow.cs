namespace CreditFunctions.Bench.Webhook;

/// <summary>The results of one server with one sink, as medians of the rounds.</summary>
/// <param name="Sink">The sink that received the messages.</param>
/// <param name="Server">The measured server.</param>
/// <param name="PerSecond">Requests per second with 32 clients.</param>
/// <param name="PerCpuSecond">Requests per second of the server's CPU time.</param>
/// <param name="P50">The median latency in milliseconds with 32 clients.</param>
/// <param name="P99">The 99th percentile of the latency in milliseconds with 32 clients.</param>
/// <param name="AloneP50">The median latency in milliseconds with one client.</param>
/// <param name="AloneP99">The 99th percentile of the latency in milliseconds with one client.</param>
/// <param name="ResidentMegabytes">Resident memory at the end.</param>
/// <param name="Rounds">Requests per second of CPU time in each round.</param>
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
