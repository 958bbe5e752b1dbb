using CreditFunctions.Core.Parking;
using CreditFunctions.Core.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Webhook;

/// <summary>Keeps what the host has given up on where no queue can lose it.</summary>
public sealed class ParkPoisonedEvent(ParkPoisoned parkPoisoned)
{
    [Function(nameof(ParkPoisonedEvent))]
    public Task Run([QueueTrigger(QueueStorage.StripeEventsPoisonName)] string message, CancellationToken cancellationToken) =>
        parkPoisoned.ParkAsync(message, cancellationToken);
}
