using CreditFunctions.Core.Events;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Tells what would keep events from coming. One good endpoint is enough: two exist while one replaces the other.</summary>
internal static class EndpointRules
{
    private const string Path = "/api/webhooks/stripe";

    /// <summary>Since this version a session states its amounts in our currency; before, a buyer's own currency could stand in their place.</summary>
    private const string OldestApiVersion = "2025-03-31";

    public static IReadOnlyList<string> Problems(IReadOnlyList<EndpointView> endpoints)
    {
        var ours = endpoints.Where(IsOurs).ToList();
        if (ours.Count == 0)
        {
            return [$"No webhook endpoint at Stripe has the path {Path}: no event will come."];
        }

        var problems = ours.ConvertAll(endpoint => Problems(endpoint).ToList());
        return problems.Exists(list => list.Count == 0) ? [] : [.. problems.SelectMany(list => list)];
    }

    private static bool IsOurs(EndpointView endpoint) =>
        Uri.TryCreate(endpoint.Url, UriKind.Absolute, out var url) && url.AbsolutePath.TrimEnd('/') == Path;

    private static IEnumerable<string> Problems(EndpointView endpoint)
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
