using System.Collections.Concurrent;
using System.Diagnostics;

namespace CreditFunctions.Bench.Apply;

/// <summary>Processes a list with limited concurrency.</summary>
internal static class Lanes
{
    /// <summary>Returns the duration in seconds.</summary>
    public static async Task<double> RunAsync<T>(IEnumerable<T> items, int parallel, Func<T, Task> work)
    {
        var left = new ConcurrentQueue<T>(items);
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, parallel).Select(_ => Task.Run(async () =>
        {
            while (left.TryDequeue(out var item))
            {
                await work(item);
            }
        })));
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
