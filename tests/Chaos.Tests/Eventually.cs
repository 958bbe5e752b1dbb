namespace CreditFunctions.Chaos.Tests;

/// <summary>Tries again until something has come about, and says what was seen last when it never does.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static async Task<T> SeesAsync<T>(Func<Task<T>> look, Func<T, bool> isThere)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (isThere(seen))
            {
                return seen;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(start) < Limit, $"Waited {Limit}; seen last: {seen}");
            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
