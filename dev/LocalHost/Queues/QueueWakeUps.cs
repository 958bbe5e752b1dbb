using System.Collections.Concurrent;

namespace CreditFunctions.LocalHost.Queues;

/// <summary>Tells a waiting listener at once about a message that this host itself has put on its queue.</summary>
internal sealed class QueueWakeUps
{
    private readonly ConcurrentDictionary<string, Action> _listeners = new(StringComparer.Ordinal);

    public void Register(string queueName, Action wake) =>
        _listeners.AddOrUpdate(queueName, wake, (_, registered) => registered + wake);

    public void Wake(string queueName)
    {
        if (_listeners.TryGetValue(queueName, out var wake))
        {
            wake();
        }
    }
}
