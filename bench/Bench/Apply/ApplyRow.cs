namespace CreditFunctions.Bench.Apply;

/// <summary>How applying did in one case: medians of the rounds.</summary>
/// <param name="Case">Whose events.</param>
/// <param name="Parallel">How many at a time.</param>
/// <param name="PerSecond">Events a second.</param>
/// <param name="BarePerSecond">The same requests by a client that does nothing else.</param>
/// <param name="Ratio">The one by the other, round by round.</param>
/// <param name="Requests">Requests for an event.</param>
/// <param name="Trips">Round trips for an event, one after the other; the median event.</param>
internal sealed record ApplyRow(string Case, int Parallel, double PerSecond, double BarePerSecond, double Ratio, double Requests, double Trips);
