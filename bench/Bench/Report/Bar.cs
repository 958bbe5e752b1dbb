namespace CreditFunctions.Bench.Report;

/// <summary>One bar of a plot.</summary>
/// <param name="Label">The label of the bar.</param>
/// <param name="Value">The value, which determines the length.</param>
/// <param name="Shown">The formatted value.</param>
/// <param name="IsOurs">Whether it is a result of the product, which is highlighted.</param>
internal sealed record Bar(string Label, double Value, string Shown, bool IsOurs);
