namespace CreditFunctions.LocalHost.Tests.Scenario;

/// <summary>Polls until a condition holds, with a limit that is long enough for a busy machine.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    public static Task IsTrueAsync(Func<bool> condition, string what) => IsTrueAsync(() => Task.FromResult(condition()), what);

    public static async Task IsTrueAsync(Func<Task<bool>> condition, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Limit)
            {
                Assert.Fail($"Timed out after {Limit.TotalSeconds} s while waiting until {what}.");
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    /// <summary>Waits for the result.</summary>
    public static Task<T> ComesAsync<T>(this TaskCompletionSource<T> source) => source.Task.WaitAsync(Limit, TimeProvider.System);

    /// <inheritdoc cref="ComesAsync{T}(TaskCompletionSource{T})"/>
    public static Task ComesAsync(this TaskCompletionSource source) => source.Task.WaitAsync(Limit, TimeProvider.System);
}
