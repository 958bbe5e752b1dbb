using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

public sealed class QueueTriggerAttribute(string queueName) : TriggerBindingAttribute
{
    public string QueueName { get; } = queueName;

    /// <summary>The prefix of the settings that say where the queue is; AzureWebJobsStorage when null.</summary>
    public string? Connection { get; set; }
}
