using System.Net;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>One item of a phase. An item that cannot be compared is reported, and does not stop the run.</summary>
/// <param name="position">The position of the item in its phase.</param>
/// <param name="compare">Compares the item.</param>
/// <param name="unsettled">What to report, for a given reason, if the item cannot be compared.</param>
public sealed partial class ReconcileItem(string position, Func<CancellationToken, Task<Comparison>> compare, Func<string, Difference> unsettled)
{
    private const string NotCompared = "it could not be compared; the log says why";

    public string Position => position;

    /// <summary>Compares the item. Throws only what every other item would meet as well.</summary>
    public async Task<Comparison> CompareAsync(ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            return await compare(cancellationToken);
        }
        catch (Exception failure) when (failure is UnreadableEventException or UnknownPurchaseException or UnknownPaymentIntentException or CorruptRowException)
        {
            return Unreadable(failure.Message);
        }
        catch (Exception failure) when (!ConcernsEveryItem(failure))
        {
            Log.NotCompared(logger, failure);
            return Unreadable(NotCompared);
        }
    }

    private Comparison Unreadable(string reason) =>
        new(unsettled(reason)) { Unchecked = [new Unchecked(UncheckedKind.Item, $"{position}: {reason}")] };

    /// <summary>Stripe or storage does not respond, or rejects our credentials, or the call was canceled.</summary>
    private static bool ConcernsEveryItem(Exception failure) =>
        failure is StripeUnavailableException or StripeRefusedException { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden }
        || StorageFailure.IsOutage(failure);

    private static partial class Log
    {
        [LoggerMessage(EventId = 803, Level = LogLevel.Error, Message = "Failed to compare an item with Stripe; continuing with the next one.")]
        public static partial void NotCompared(ILogger logger, Exception failure);
    }
}
