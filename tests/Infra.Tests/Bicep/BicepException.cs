namespace CreditFunctions.Infra.Tests.Bicep;

/// <summary>A template is not well formed.</summary>
internal sealed class BicepException(string problem, int line) : Exception($"Line {line}: {problem}.");
