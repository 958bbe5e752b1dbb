using CreditFunctions.Core.Events;
using CreditFunctions.Core.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Webhooks;

/// <summary>Applies queued events. If this throws, the host retries the message, and after five attempts moves it to the poison queue.</summary>
public sealed class ApplyStripeEvent(ApplyQueuedEvent applyQueuedEvent)
{
    [Function(nameof(ApplyStripeEvent))]
    public Task Run([QueueTrigger(QueueStorage.StripeEventsName)] string message, CancellationToken cancellationToken) =>
        applyQueuedEvent.ApplyAsync(message, cancellationToken);
}
