namespace CreditFunctions.LocalHost;

/// <summary>LocalHost cannot start. The message is one line that tells the user what to do.</summary>
public sealed class LocalHostException : Exception
{
    public LocalHostException(string message)
        : base(message)
    {
    }

    public LocalHostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public LocalHostException()
    {
    }
}
