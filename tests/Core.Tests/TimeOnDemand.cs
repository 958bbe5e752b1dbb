using System.Collections.Concurrent;

namespace CreditFunctions.Core.Tests;

/// <summary>Time in which nothing is ever due, until a test says that all of it is.</summary>
internal sealed class TimeOnDemand : TimeProvider
{
    private readonly ConcurrentQueue<Action> _due = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _due.Enqueue(() => callback(state));
        return new Nothing();
    }

    public void Pass()
    {
        while (_due.TryDequeue(out var happens))
        {
            happens();
        }
    }

    private sealed class Nothing : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
