namespace CreditFunctions.FakeStripe.State;

internal sealed class Clock(TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    public long Seconds => Now.ToUnixTimeSeconds();

    public long Milliseconds => Now.ToUnixTimeMilliseconds();
}
