using CreditFunctions.Core.FailedEvents;
using CreditFunctions.Core.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Webhooks;

/// <summary>Keeps what the host has given up on where no queue can lose it.</summary>
public sealed class ParkPoisonedEvent(ParkPoisonedMessage parkPoisonedMessage)
{
    [Function(nameof(ParkPoisonedEvent))]
    public Task Run([QueueTrigger(QueueStorage.StripeEventsPoisonName)] string message, CancellationToken cancellationToken) =>
        parkPoisonedMessage.ParkAsync(message, cancellationToken);
}
