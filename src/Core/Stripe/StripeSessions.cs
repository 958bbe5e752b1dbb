using System.Net;
using System.Text.Json;
using CreditFunctions.Core.Ledger;
using Microsoft.Extensions.Logging;
using Stripe;
using Stripe.Checkout;

namespace CreditFunctions.Core.Stripe;

/// <summary>Reads Checkout sessions.</summary>
public sealed partial class StripeSessions(StripeCalls stripe, EventPolicy policy, TimeProvider time, ILogger<StripeSessions> logger)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// One session of ours, for a request that a buyer is waiting for. Null also if Stripe does not respond in time or the session cannot be
    /// read.
    /// </summary>
    public async Task<CheckoutSessionSnapshot?> TryFindAsync(string sessionId, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return (await FindAsync(sessionId, linked.Token))?.Snapshot;
        }
        catch (Exception failure) when (failure is StripeUnavailableException or StripeRefusedException or StripeSavedFailureException or UnreadableEventException)
        {
            return null; // The failed call is already logged, and reconciliation reports a session that cannot be read.
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.TooSlow(logger, sessionId, Timeout);
            return null;
        }
    }

    /// <summary>One session of ours; null if Stripe does not know it, or it is not ours.</summary>
    /// <exception cref="UnreadableEventException">The session has an unsupported value.</exception>
    /// <exception cref="StripeUnavailableException">Stripe did not respond.</exception>
    public async Task<PurchaseSession?> FindAsync(string sessionId, CancellationToken cancellationToken) =>
        await FindJsonAsync(sessionId, cancellationToken) is { } session ? PurchaseSession.Read(session, policy) : null;

    /// <summary>A session with its payment intent and charge as raw JSON; null if Stripe does not know it.</summary>
    /// <exception cref="StripeUnavailableException">Stripe did not respond.</exception>
    public async Task<JsonElement?> FindJsonAsync(string sessionId, CancellationToken cancellationToken)
    {
        try
        {
            var options = new SessionGetOptions { Expand = ["payment_intent.latest_charge"] };
            return await stripe.GetAsync((api, token) => api.Checkout.Sessions.GetAsync(sessionId, options, cancellationToken: token), cancellationToken);
        }
        catch (StripeRefusedException failure) when (failure.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>A page of the complete sessions that were created within a period.</summary>
    /// <param name="from">The earliest time, to the second.</param>
    /// <param name="to">The end, exclusive.</param>
    /// <param name="after">The last id of the previous page; null starts at the beginning.</param>
    /// <param name="limit">The maximum number; Stripe allows 100.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StripeUnavailableException">Stripe did not respond.</exception>
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
        [LoggerMessage(EventId = 320, Level = LogLevel.Warning, Message = "Timed out after {Timeout} reading session {SessionId}; relying on the webhook.")]
        public static partial void TooSlow(ILogger logger, string sessionId, TimeSpan timeout);
    }
}
