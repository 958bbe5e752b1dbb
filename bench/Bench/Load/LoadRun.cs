using System.Diagnostics;

namespace CreditFunctions.Bench.Load;

/// <summary>Sends requests over a number of connections, each with one request at a time and without pauses.</summary>
internal static class LoadRun
{
    private const int Ok = 200;

    public static async Task<LoadResult> RunAsync(int port, IReadOnlyList<byte[]> requests, int connections, TimeSpan duration)
    {
        var begun = Stopwatch.GetTimestamp();
        var until = begun + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var lanes = Enumerable.Range(0, connections).Select(lane => Task.Run(() => LaneAsync(port, requests, lane * requests.Count / connections, until)));
        var latencies = (await Task.WhenAll(lanes)).SelectMany(lane => lane).Order().ToArray();
        return new LoadResult(latencies, Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }

    private static async Task<List<double>> LaneAsync(int port, IReadOnlyList<byte[]> requests, int first, long until)
    {
        using var connection = await Connection.OpenAsync(port);
        var latencies = new List<double>(100_000);
        for (var next = first; Stopwatch.GetTimestamp() < until; next++)
        {
            var sent = Stopwatch.GetTimestamp();
            var status = await connection.SendAsync(requests[next % requests.Count]);
            if (status != Ok)
            {
                throw new InvalidOperationException($"The server returned {status} instead of 200.");
            }

            latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        return latencies;
    }
}
