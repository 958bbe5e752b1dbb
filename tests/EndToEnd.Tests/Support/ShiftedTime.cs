namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>The system's time plus a constant. Unlike with a fake clock, time-outs and retries still elapse.</summary>
internal sealed class ShiftedTime(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
