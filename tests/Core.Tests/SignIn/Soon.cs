namespace CreditFunctions.Core.Tests.SignIn;

internal static class Soon
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Asks until there is an answer, or the limit is over.</summary>
    public static async Task<T?> NotNullAsync<T>(Func<Task<T?>> ask)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (answer is not null || TimeProvider.System.GetElapsedTime(started) > Limit)
            {
                return answer;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
