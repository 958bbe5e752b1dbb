namespace CreditFunctions.Core.Tests.Authentication;

/// <summary>Waits for something that happens by itself.</summary>
internal static class Soon
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task TrueAsync(Func<Task<bool>> look)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await look())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Limit, $"Waited {Limit}.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
