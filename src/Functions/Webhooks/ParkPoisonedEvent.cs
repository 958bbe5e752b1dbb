using CreditFunctions.Core.FailedEvents;
using CreditFunctions.Core.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Webhooks;

/// <summary>Parks messages that the host has moved to the poison queue.</summary>
public sealed class ParkPoisonedEvent(ParkPoisonedMessage parkPoisonedMessage)
{
    [Function(nameof(ParkPoisonedEvent))]
    public Task Run([QueueTrigger(QueueStorage.StripeEventsPoisonName)] string message, CancellationToken cancellationToken) =>
        parkPoisonedMessage.ParkAsync(message, cancellationToken);
}
