using Azure.Storage.Queues;

namespace CreditFunctions.LocalHost.Queues;

/// <summary>The part <c>extensions.queues</c> of host.json.</summary>
internal sealed record QueueSettings
{
    /// <summary>What one poll asks for, 1 to 32: the service gives no more.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Asks for more when no more than so many messages are in work.</summary>
    public int NewBatchThreshold { get; init; } = 8 * Environment.ProcessorCount;

    /// <summary>How often a message is tried before it is moved to the poison queue.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>How long a message that failed stays out of sight. Not the lease.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.Zero;

    /// <summary>The longest wait between two polls of a queue that stays empty.</summary>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    public QueueMessageEncoding MessageEncoding { get; init; } = QueueMessageEncoding.Base64;
}
