using CreditFunctions.Core.Events;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Checks the webhook endpoints that Stripe has for this application.</summary>
public sealed class EndpointCheck(StripeEndpoints stripe)
{
    private const string Path = "/api/webhooks/stripe";

    /// <summary>From this version on, a session states its amounts in the currency of the price. Older versions may state the buyer's currency.</summary>
    private const string OldestApiVersion = "2025-03-31";

    /// <summary>Finds what would keep events from arriving.</summary>
    /// <exception cref="StripeUnavailableException">Stripe did not respond.</exception>
    public async Task<IReadOnlyList<string>> ProblemsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Problems(await stripe.ListAsync(cancellationToken));
        }
        catch (StripeRefusedException failure)
        {
            return [$"The webhook endpoints cannot be read ({(int)failure.Status}): the key needs the permission to read them."];
        }
    }

    /// <summary>The problems of all endpoints of ours, or none if one of them has none: there are two while one replaces the other.</summary>
    internal static IReadOnlyList<string> Problems(IReadOnlyList<WebhookEndpoint> endpoints)
    {
        var ours = endpoints.Where(IsOurs).ToList();
        if (ours.Count == 0)
        {
            return [$"No webhook endpoint at Stripe has the path {Path}: no event will come."];
        }

        var problems = ours.ConvertAll(endpoint => Problems(endpoint).ToList());
        return problems.Exists(list => list.Count == 0) ? [] : [.. problems.SelectMany(list => list)];
    }

    private static bool IsOurs(WebhookEndpoint endpoint) =>
        Uri.TryCreate(endpoint.Url, UriKind.Absolute, out var url) && url.AbsolutePath.TrimEnd('/') == Path;

    private static IEnumerable<string> Problems(WebhookEndpoint endpoint)
    {
        if (endpoint.Status != "enabled")
        {
            yield return $"{endpoint.Id} is {endpoint.Status}: Stripe delivers nothing to it.";
        }

        var missing = EventTypes.Handled.Except(endpoint.EnabledEvents).Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0 && !endpoint.EnabledEvents.Contains("*"))
        {
            yield return $"{endpoint.Id} does not get {string.Join(", ", missing)}.";
        }

        if (endpoint.ApiVersion is { } version && string.CompareOrdinal(version, OldestApiVersion) < 0)
        {
            yield return $"{endpoint.Id} sends API version {version}: from {OldestApiVersion} on, amounts are always in the currency of the price.";
        }
    }
}
