using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace CreditFunctions.LocalHost.Queues;

/// <summary>Where messages go that were given up on. Only the text goes along; the copy is a new message that lives for the service's seven days.</summary>
internal sealed class PoisonQueue(QueueClient queue, QueueWakeUps wakeUps)
{
    private const string Suffix = "-poison";
    private const int QueueNameLengthMax = 63;

    public string Name => queue.Name;

    /// <summary>The poison queue's name, or null where the real host keeps none.</summary>
    public static string? NameFor(string queueName)
    {
        var name = queueName + Suffix;
        return queueName.EndsWith(Suffix, StringComparison.Ordinal) || name.Length > QueueNameLengthMax ? null : name;
    }

    public async Task AddAsync(QueueMessage message)
    {
        try
        {
            await queue.SendMessageAsync(message.MessageText, CancellationToken.None);
        }
        catch (RequestFailedException failure) when (failure.MeansQueueIsMissing())
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: CancellationToken.None);
            await queue.SendMessageAsync(message.MessageText, CancellationToken.None);
        }

        wakeUps.Wake(queue.Name);
    }
}
