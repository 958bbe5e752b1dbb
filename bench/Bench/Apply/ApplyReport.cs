namespace CreditFunctions.Bench.Apply;

/// <summary>What applying costs.</summary>
internal sealed record ApplyReport(IReadOnlyList<ApplyRow> Rows, IReadOnlyList<HistoryRow> Histories);
