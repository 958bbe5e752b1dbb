using CreditFunctions.Core.Events;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Parking;

/// <summary>
/// Parks what the host has given up on. The host tries a poison message five times and then never again, and deletes it after seven days;
/// so a message that cannot be parked goes back as a new one that never expires.
/// </summary>
public sealed partial class ParkPoisoned(ParkEvent park, QueuePoisonReturner returner, ILogger<ParkPoisoned> logger)
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
            await returner.ReturnAsync(message, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 452, EventName = "credit.alert.not_parked", Level = LogLevel.Error, Message = "A poison message could not be parked; it goes back to the poison queue. {Problem}")]
        public static partial void NotParked(ILogger logger, string problem);
    }
}
