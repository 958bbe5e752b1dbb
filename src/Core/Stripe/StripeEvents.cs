using Stripe;

namespace CreditFunctions.Core.Stripe;

/// <summary>Lists events.</summary>
public sealed class StripeEvents(StripeCalls stripe)
{
    /// <summary>A page of events; Stripe keeps events for 30 days.</summary>
    /// <param name="types">The event types; Stripe allows 20.</param>
    /// <param name="undeliveredOnly">
    /// Only events that at least one endpoint has not accepted. An event without any endpoint counts as delivered.
    /// </param>
    /// <param name="from">The earliest time, to the second.</param>
    /// <param name="to">The end, exclusive.</param>
    /// <param name="after">The last id of the previous page; null starts at the beginning.</param>
    /// <param name="limit">The maximum number; Stripe allows 100.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StripeUnavailableException">Stripe did not respond.</exception>
    public async Task<StripePage> ListAsync(
        IEnumerable<string> types, bool undeliveredOnly, DateTimeOffset from, DateTimeOffset to, string? after, int limit, CancellationToken cancellationToken)
    {
        var options = new EventListOptions
        {
            DeliverySuccess = undeliveredOnly ? false : null,
            Types = [.. types.Order(StringComparer.Ordinal)],
            Created = new DateRangeOptions { GreaterThanOrEqual = from.UtcDateTime, LessThan = to.UtcDateTime },
            StartingAfter = after,
            Limit = limit,
        };
        return await stripe.ListAsync((api, token) => api.Events.ListAsync(options, cancellationToken: token), cancellationToken);
    }
}
