namespace CreditFunctions.LocalHost;

/// <summary>LocalHost cannot start; the message is one line that says what to do about it.</summary>
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
