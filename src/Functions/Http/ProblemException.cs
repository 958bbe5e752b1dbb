namespace CreditFunctions.Functions.Http;

/// <summary>Makes a function return a problem.</summary>
internal sealed class ProblemException(Problem problem) : Exception(problem.Title)
{
    public Problem Problem { get; } = problem;
}
