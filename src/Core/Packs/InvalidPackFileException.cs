namespace CreditFunctions.Core.Packs;

/// <summary>The pack file is invalid. The message names the file, the place and what to change. The program does not start.</summary>
public sealed class InvalidPackFileException(string file, string problem) : Exception($"{file}: {problem}.");
