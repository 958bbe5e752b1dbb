using CreditFunctions.Core.Events;
using CreditFunctions.Core.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Webhooks;

/// <summary>Applies what the webhook has queued. What it throws makes the host try again, and in the end move the message to the poison queue.</summary>
public sealed class ApplyStripeEvent(ApplyQueuedEvent applyQueuedEvent)
{
    [Function(nameof(ApplyStripeEvent))]
    public Task Run([QueueTrigger(QueueStorage.StripeEventsName)] string message, CancellationToken cancellationToken) =>
        applyQueuedEvent.ApplyAsync(message, cancellationToken);
}
