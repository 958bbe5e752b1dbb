namespace CreditFunctions.Core.Packs;

/// <summary>The pack file has a mistake. The message names the file, the line where there is one, and what to change; the program does not start.</summary>
public sealed class InvalidPackFileException : Exception
{
    public InvalidPackFileException(string file, string problem)
        : base($"{file}: {problem}.")
    {
    }

    public InvalidPackFileException(string file, int line, string problem)
        : base($"{file}, line {line}: {problem}.")
    {
    }
}
