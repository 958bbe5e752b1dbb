namespace CreditFunctions.Core.Reconciliation;

/// <summary>A webhook endpoint as Stripe shows it.</summary>
/// <param name="Id"><c>we_…</c>.</param>
/// <param name="Url">Where events go.</param>
/// <param name="Status"><c>enabled</c> or <c>disabled</c>.</param>
/// <param name="ApiVersion">The version of its events; null for the account's own.</param>
/// <param name="EnabledEvents">The types that it gets; <c>*</c> for all.</param>
internal sealed record EndpointView(string Id, string Url, string Status, string? ApiVersion, IReadOnlyList<string> EnabledEvents);
