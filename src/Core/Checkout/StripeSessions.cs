using CreditFunctions.Core.Events;
using CreditFunctions.Core.Payments;
using Microsoft.Extensions.Logging;
using Stripe.Checkout;

namespace CreditFunctions.Core.Checkout;

/// <summary>Asks Stripe how a Checkout session stands, for somebody who is waiting: without an answer in good time there is none.</summary>
public sealed partial class StripeSessions(StripeCalls stripe, TimeProvider time, ILogger<StripeSessions> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The session as Stripe shows it; null where Stripe does not answer, or does not know it.</summary>
    public async Task<SessionObservation?> LookAsync(string sessionId, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var session = await stripe.RunAsync((api, token) => api.Checkout.Sessions.GetAsync(sessionId, cancellationToken: token), either.Token);
            return Observe(session, time.GetUtcNow());
        }
        catch (Exception failure) when (failure is StripeUnavailableException or StripeRefusedException or StripeSavedFailureException)
        {
            return null; // Told already, where the call was made.
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.TooSlow(logger, sessionId, Patience);
            return null;
        }
    }

    private static SessionObservation Observe(Session session, DateTimeOffset now) => new(
        session.Id,
        Outcome(session),
        session.Currency,
        session.AmountSubtotal,
        session.AmountTotal,
        session.TotalDetails?.AmountDiscount ?? 0,
        session.PaymentIntentId,
        IsCurrencyConverted: false, // The SDK asks in its own API version, which always states our amounts.
        now);

    private static SessionOutcome Outcome(Session session) => (session.Status, session.PaymentStatus) switch
    {
        ("expired", _) => SessionOutcome.Expired,
        ("complete", "paid") => SessionOutcome.Paid,
        ("complete", "no_payment_required") => SessionOutcome.NothingToPay,
        ("complete", "unpaid") => SessionOutcome.Processing,
        _ => SessionOutcome.Open,
    };

    private static partial class Log
    {
        [LoggerMessage(EventId = 320, Level = LogLevel.Warning, Message = "Stripe did not say within {Patience} how session {SessionId} stands; the webhook will.")]
        public static partial void TooSlow(ILogger logger, string sessionId, TimeSpan patience);
    }
}
