namespace CreditFunctions.Bench.Report;

/// <summary>What one part of the run adds to the report.</summary>
/// <param name="Name">Of its place in the document, and of its files.</param>
/// <param name="Numbers">All of them, for whoever wants to calculate.</param>
/// <param name="Table">For people.</param>
/// <param name="Plots">By file name.</param>
internal sealed record Section(string Name, object Numbers, string Table, IReadOnlyDictionary<string, string> Plots);
