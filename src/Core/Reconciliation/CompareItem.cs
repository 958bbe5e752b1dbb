using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Keeps one bad item from stopping a comparison: it is told as unsettled, and the next one is looked at.</summary>
public sealed partial class CompareItem(ILogger<CompareItem> logger)
{
    private const string NotCompared = "it could not be compared; the log says why";

    /// <summary>Compares one item. What every other item would meet as well is thrown.</summary>
    /// <param name="compare">Compares it.</param>
    /// <param name="unsettled">What is told of it where that fails, for a reason.</param>
    public async Task<Difference?> CompareAsync(Func<Task<Difference?>> compare, Func<string, Difference> unsettled)
    {
        try
        {
            return await compare();
        }
        catch (Exception failure) when (failure is UnreadableEventException or UnknownPurchaseException or UnknownPaymentIntentException or CorruptRowException)
        {
            return unsettled(failure.Message);
        }
        catch (Exception failure) when (!ReconcileFailure.EndsPage(failure))
        {
            Log.NotCompared(logger, failure);
            return unsettled(NotCompared);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 803, Level = LogLevel.Error, Message = "An item could not be compared with Stripe; the next one follows.")]
        public static partial void NotCompared(ILogger logger, Exception failure);
    }
}
