namespace CreditFunctions.Core.Packs;

/// <summary>The pack file has a mistake. The message names the file, the place and what to change; the program does not start.</summary>
public sealed class InvalidPackFileException(string file, string problem) : Exception($"{file}: {problem}.");
