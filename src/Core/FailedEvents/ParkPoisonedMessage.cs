using CreditFunctions.Core.Events;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.FailedEvents;

/// <summary>
/// Parks messages of the poison queue. The host attempts such a message five times and then never again, and Azure deletes it after seven days.
/// A message that cannot be parked is therefore returned to the poison queue as a new message that does not expire.
/// </summary>
public sealed partial class ParkPoisonedMessage(ParkEvent park, EventQueue queue, ILogger<ParkPoisonedMessage> logger)
{
    private const string Reason = "every attempt of the queue failed";

    /// <summary>Parks the event in a message of the poison queue. If this throws, the message stays on the queue.</summary>
    public async Task ParkAsync(string message, CancellationToken cancellationToken)
    {
        try
        {
            await park.ParkAsync(message, Reason, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotParked(logger, FailureText.Of(failure));
            await queue.ReturnToPoisonQueueAsync(message, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 452, EventName = "credit.alert.not_parked", Level = LogLevel.Error, Message = "Failed to park a poison message; returning it to the poison queue. {Problem}")]
        public static partial void NotParked(ILogger logger, string problem);
    }
}
