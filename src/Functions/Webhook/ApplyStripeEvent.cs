using CreditFunctions.Core.Events;
using CreditFunctions.Core.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Webhook;

/// <summary>Applies what the webhook has queued. What it throws makes the host try again, and in the end move the message to the poison queue.</summary>
public sealed class ApplyStripeEvent(ApplyEvent applyEvent)
{
    [Function(nameof(ApplyStripeEvent))]
    public Task Run([QueueTrigger(QueueStorage.StripeEventsName)] string message, CancellationToken cancellationToken) =>
        applyEvent.ApplyAsync(message, cancellationToken);
}
