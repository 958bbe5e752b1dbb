namespace CreditFunctions.Bench.Apply;

/// <summary>The time to apply an event for a user with a given number of entries.</summary>
/// <param name="Entries">The number of entries in the user's ledger.</param>
/// <param name="Milliseconds">The product's median time per event.</param>
/// <param name="BareMilliseconds">The bare client's median time for the same requests.</param>
/// <param name="Ratio">The median of the ratio per event.</param>
/// <param name="Own">The median of the difference per event: the time that is not spent in storage.</param>
/// <param name="Requests">Requests per event.</param>
/// <param name="Trips">Sequential round trips per event.</param>
internal sealed record HistoryRow(int Entries, double Milliseconds, double BareMilliseconds, double Ratio, double Own, double Requests, double Trips);
