namespace CreditFunctions.Functions.Http;

/// <summary>Ends a function with a problem.</summary>
internal sealed class ProblemException(Problem problem) : Exception(problem.Title)
{
    public Problem Problem { get; } = problem;
}
