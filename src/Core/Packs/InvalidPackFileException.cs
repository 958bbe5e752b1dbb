namespace CreditFunctions.Core.Packs;

/// <summary>The pack file has a mistake. The message names the file, the line and what to change; the program does not start.</summary>
public sealed class InvalidPackFileException(string file, int line, string problem)
    : Exception($"{file}, line {line}: {problem}.");
