using System.Collections.Concurrent;
using System.Diagnostics;

namespace CreditFunctions.Bench.Apply;

/// <summary>Works through a list, so many items at a time.</summary>
internal static class Lanes
{
    /// <summary>How many seconds it took.</summary>
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
