using System.Net;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Payments;
using Microsoft.Extensions.Logging;
using Stripe;
using Stripe.Checkout;

namespace CreditFunctions.Core.Events;

/// <summary>Asks Stripe for Checkout sessions.</summary>
public sealed partial class StripeSessions(StripeCalls stripe, EventPolicy policy, TimeProvider time, ILogger<StripeSessions> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>One session, for somebody who is waiting: null also where no answer comes in good time.</summary>
    public async Task<CheckoutSessionSnapshot?> LookAsync(string sessionId, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return (await FindAsync(sessionId, either.Token))?.Observation;
        }
        catch (Exception failure) when (failure is StripeUnavailableException or StripeRefusedException or StripeSavedFailureException or UnreadableEventException)
        {
            return null; // Told where the call was made; what cannot be read, by reconciliation.
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.TooSlow(logger, sessionId, Patience);
            return null;
        }
    }

    /// <summary>One session; null where Stripe does not know it, or it is none of ours.</summary>
    /// <exception cref="UnreadableEventException">It says what nobody here understands.</exception>
    /// <exception cref="StripeUnavailableException">Stripe did not answer.</exception>
    public async Task<SeenSession?> FindAsync(string sessionId, CancellationToken cancellationToken)
    {
        try
        {
            var options = new SessionGetOptions { Expand = ["payment_intent.latest_charge"] };
            var session = await stripe.GetAsync(
                (api, token) => api.Checkout.Sessions.GetAsync(sessionId, options, cancellationToken: token), cancellationToken);
            return SeenSession.Read(session, policy);
        }
        catch (StripeRefusedException failure) when (failure.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>A page of the complete sessions that were created from one time to before another.</summary>
    /// <param name="from">The earliest time, to the second.</param>
    /// <param name="to">The time before which.</param>
    /// <param name="after">Where the page before has ended; null begins.</param>
    /// <param name="limit">How many at the most; Stripe gives up to 100.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StripeUnavailableException">Stripe did not answer.</exception>
    public async Task<StripePage> ListCompleteAsync(
        DateTimeOffset from, DateTimeOffset to, string? after, int limit, CancellationToken cancellationToken)
    {
        var options = new SessionListOptions
        {
            Status = "complete",
            Created = new DateRangeOptions { GreaterThanOrEqual = from.UtcDateTime, LessThan = to.UtcDateTime },
            StartingAfter = after,
            Limit = limit,
            Expand = ["data.payment_intent.latest_charge"],
        };
        return await stripe.ListAsync((api, token) => api.Checkout.Sessions.ListAsync(options, cancellationToken: token), cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 320, Level = LogLevel.Warning, Message = "Stripe did not say within {Patience} how session {SessionId} stands; the webhook will.")]
        public static partial void TooSlow(ILogger logger, string sessionId, TimeSpan patience);
    }
}
