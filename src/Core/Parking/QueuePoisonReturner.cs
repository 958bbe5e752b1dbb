using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Parking;

/// <summary>Puts a message back on the poison queue, as a new one.</summary>
public sealed class QueuePoisonReturner(QueueStorage queues)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    public Task ReturnAsync(string message, CancellationToken cancellationToken) =>
        queues.StripeEventsPoison.SendMessageAsync(message, Pause, Never, cancellationToken);
}
