namespace CreditFunctions.Bench.Apply;

/// <summary>How long applying an event takes for a user with so many entries.</summary>
/// <param name="Entries">In the user's ledger.</param>
/// <param name="Milliseconds">The product, an event; the median.</param>
/// <param name="BareMilliseconds">The same requests by a client that does nothing else.</param>
/// <param name="Ratio">The one by the other, event by event; the median.</param>
/// <param name="Own">The median of the difference: what is not storage.</param>
/// <param name="Requests">Requests for an event.</param>
/// <param name="Trips">Round trips for an event, one after the other.</param>
internal sealed record HistoryRow(int Entries, double Milliseconds, double BareMilliseconds, double Ratio, double Own, double Requests, double Trips);
