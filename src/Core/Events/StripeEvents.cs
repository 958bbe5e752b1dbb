using CreditFunctions.Core.Payments;
using Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>Asks Stripe for events.</summary>
public sealed class StripeEvents(StripeCalls stripe)
{
    /// <summary>A page of the events of handled types; Stripe keeps events for 30 days.</summary>
    /// <param name="undeliveredOnly">Those that some endpoint has not taken. What no endpoint was there to take is not among them.</param>
    /// <param name="from">The earliest time, to the second.</param>
    /// <param name="to">The time before which.</param>
    /// <param name="after">Where the page before has ended; null begins.</param>
    /// <param name="limit">How many at the most; Stripe gives up to 100.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StripeUnavailableException">Stripe did not answer.</exception>
    public async Task<StripePage> ListAsync(
        bool undeliveredOnly, DateTimeOffset from, DateTimeOffset to, string? after, int limit, CancellationToken cancellationToken)
    {
        var options = new EventListOptions
        {
            DeliverySuccess = undeliveredOnly ? false : null,
            Types = [.. EventTypes.Handled.Order(StringComparer.Ordinal)], // Stripe takes up to 20.
            Created = new DateRangeOptions { GreaterThanOrEqual = from.UtcDateTime, LessThan = to.UtcDateTime },
            StartingAfter = after,
            Limit = limit,
        };
        return await stripe.ListAsync((api, token) => api.Events.ListAsync(options, cancellationToken: token), cancellationToken);
    }
}
