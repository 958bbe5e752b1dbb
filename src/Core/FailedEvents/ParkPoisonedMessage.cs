using CreditFunctions.Core.Events;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.FailedEvents;

/// <summary>
/// Parks what the host gave up on. The host tries a poison message five times, then never again, and Azure deletes it after seven days; so a
/// message that cannot be parked goes back as a new one that does not expire.
/// </summary>
public sealed partial class ParkPoisonedMessage(ParkEvent park, EventQueue queue, ILogger<ParkPoisonedMessage> logger)
{
    private const string Reason = "it failed each time that the queue tried it";

    /// <summary>Parks the event in a message of the poison queue. An exception leaves the message where it is.</summary>
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
        [LoggerMessage(EventId = 452, EventName = "credit.alert.not_parked", Level = LogLevel.Error, Message = "A poison message could not be parked; it goes back to the poison queue. {Problem}")]
        public static partial void NotParked(ILogger logger, string problem);
    }
}
