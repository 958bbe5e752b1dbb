namespace CreditFunctions.Azurite;

/// <summary>Azurite could not be started. The message tells the user what to do.</summary>
public sealed class AzuriteStartException : Exception
{
    public AzuriteStartException(string message)
        : base(message)
    {
    }

    public AzuriteStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AzuriteStartException()
    {
    }

    /// <summary>The port that is taken, if that is the cause.</summary>
    public int? TakenPort { get; init; }
}
