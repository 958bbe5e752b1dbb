namespace CreditFunctions.Bench.Report;

/// <summary>One bar of a plot.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Value">How long it is.</param>
/// <param name="Shown">The value as people read it.</param>
/// <param name="IsOurs">The product's, which is what the eye should find.</param>
internal sealed record Bar(string Label, double Value, string Shown, bool IsOurs);
