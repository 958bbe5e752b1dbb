using Azure.Storage.Queues;

namespace CreditFunctions.Core.Storage;

/// <summary>The queues of this product. <c>infra/main.bicep</c> declares the same ones.</summary>
public sealed class QueueStorage(QueueServiceClient service)
{
    /// <summary>Verified events that wait to be applied.</summary>
    public const string StripeEventsName = "stripe-events";

    /// <summary>The host moves messages that failed five times to this queue.</summary>
    public const string StripeEventsPoisonName = StripeEventsName + "-poison";

    public QueueClient StripeEvents { get; } = service.GetQueueClient(StripeEventsName);

    /// <summary>Messages that failed five times.</summary>
    public QueueClient StripeEventsPoison { get; } = service.GetQueueClient(StripeEventsPoisonName);

    /// <summary>Makes a minimal read; throws if the queues are unavailable.</summary>
    internal Task ProbeAsync(CancellationToken cancellationToken) => StripeEvents.GetPropertiesAsync(cancellationToken);

    /// <summary>Reads how many messages the queues have, visible or not.</summary>
    public async Task<IReadOnlyList<QueueLength>> ReadLengthsAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(ReadLengthAsync(StripeEvents, cancellationToken), ReadLengthAsync(StripeEventsPoison, cancellationToken));

    /// <summary>Creates the queues that are missing; the queue trigger does not create the one it reads.</summary>
    public async Task CreateMissingAsync(CancellationToken cancellationToken)
    {
        await StripeEvents.CreateIfNotExistsAsync(metadata: null, cancellationToken);
        await StripeEventsPoison.CreateIfNotExistsAsync(metadata: null, cancellationToken);
    }

    private static async Task<QueueLength> ReadLengthAsync(QueueClient queue, CancellationToken cancellationToken)
    {
        var properties = await queue.GetPropertiesAsync(cancellationToken);
        return new QueueLength(queue.Name, properties.Value.ApproximateMessagesCount);
    }
}

/// <summary>The length of a queue.</summary>
/// <param name="Name">The queue.</param>
/// <param name="ApproximateMessages">As Azure reports it: never less than the number of messages, and possibly more.</param>
public sealed record QueueLength(string Name, int ApproximateMessages);
