namespace Azure.Data.Tables.Limits;

/// <summary>How the service answers what is too much for it.</summary>
internal readonly record struct BrokenLimit(int Status, string ErrorCode, string Message)
{
    public BrokenLimit(string errorCode, string message)
        : this(400, errorCode, message)
    {
    }
}
