namespace CreditFunctions.Bench.Apply;

/// <summary>The results of one case, as medians of the rounds.</summary>
/// <param name="Case">The users of the events: many or one.</param>
/// <param name="Parallel">The number of concurrent events.</param>
/// <param name="PerSecond">Events per second.</param>
/// <param name="BarePerSecond">Events per second if a bare client sends the same requests.</param>
/// <param name="Ratio">The ratio of the two, computed per round.</param>
/// <param name="Requests">Requests per event.</param>
/// <param name="Trips">Sequential round trips of the median event.</param>
internal sealed record ApplyRow(string Case, int Parallel, double PerSecond, double BarePerSecond, double Ratio, double Requests, double Trips);
