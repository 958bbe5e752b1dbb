namespace CreditFunctions.Azurite;

/// <summary>Azurite could not be started; the message says what to do about it.</summary>
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

    /// <summary>The port that something else listens on, when that is the reason.</summary>
    public int? TakenPort { get; init; }
}
