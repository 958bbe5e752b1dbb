namespace CreditFunctions.Bench.Report;

/// <summary>The results of one part of the run for the report.</summary>
/// <param name="Name">The name of its place in the document and of its files.</param>
/// <param name="Numbers">All numbers, for a JSON file.</param>
/// <param name="Table">The table in the document.</param>
/// <param name="Plots">The plots, by file name.</param>
internal sealed record Section(string Name, object Numbers, string Table, IReadOnlyDictionary<string, string> Plots);
