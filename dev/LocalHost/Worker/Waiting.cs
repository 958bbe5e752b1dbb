namespace CreditFunctions.LocalHost.Worker;

internal static class Waiting
{
    /// <summary>Waits for a task for so long at most, and tells whether it ended.</summary>
    public static async Task<bool> EndsWithinAsync(this Task task, TimeSpan limit, TimeProvider time)
    {
        try
        {
            await task.WaitAsync(limit, time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
