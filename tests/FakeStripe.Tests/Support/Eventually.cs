using System.Diagnostics;

namespace CreditFunctions.FakeStripe.Tests.Support;

internal static class Eventually
{
    // Far more than anything here takes; it ends a test that would otherwise hang.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static async Task<T> SeeAsync<T>(Func<Task<T?>> look, string what)
        where T : class
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < Limit)
        {
            if (await look() is { } seen)
            {
                return seen;
            }

            await Task.Delay(Pause, TimeProvider.System);
        }

        throw new TimeoutException($"Not seen: {what}.");
    }

    public static Task SeeAsync(Func<Task<bool>> look, string what) => SeeAsync<object>(async () => await look() ? what : null, what);
}
