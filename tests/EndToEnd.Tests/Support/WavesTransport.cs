using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>
/// A way to storage that counts round trips: requests wait until no further one joins them, then all go at once. What goes together costs
/// one trip, what waits for an answer costs another.
/// </summary>
internal sealed class WavesTransport : HttpPipelineTransport
{
    /// <summary>Long enough for whatever is started together to come together.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(750);

    private readonly HttpClientTransport _real = new();
    private readonly ConcurrentQueue<TaskCompletionSource> _waiting = new();
    private int _arrivals;

    /// <summary>How many requests went together, in each trip.</summary>
    public List<int> Waves { get; } = [];

    public override Request CreateRequest() => _real.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Nothing here blocks.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(turn);
        var arrival = Interlocked.Increment(ref _arrivals);
        await Task.Delay(Quiet, TimeProvider.System);
        if (arrival == Volatile.Read(ref _arrivals))
        {
            Release(); // Nobody came after this one: the wave is complete.
        }

        await turn.Task;
        await _real.ProcessAsync(message);
    }

    private void Release()
    {
        var size = 0;
        while (_waiting.TryDequeue(out var turn))
        {
            turn.SetResult();
            size++;
        }

        Waves.Add(size);
    }
}
