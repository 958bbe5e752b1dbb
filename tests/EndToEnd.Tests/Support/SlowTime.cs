namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>A clock by which every look at it is so long after the one before: work takes its time, and the test does not.</summary>
internal sealed class SlowTime(TimeSpan step) : TimeProvider
{
    private long _looks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Increment(ref _looks) * step.Ticks;
}
