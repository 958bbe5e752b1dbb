namespace CreditFunctions.Core.Stripe;

/// <summary>A webhook endpoint at Stripe.</summary>
/// <param name="Id"><c>we_…</c>.</param>
/// <param name="Url">Where Stripe sends events.</param>
/// <param name="Status"><c>enabled</c> or <c>disabled</c>.</param>
/// <param name="ApiVersion">The API version of its events; null for the version of the account.</param>
/// <param name="EnabledEvents">The event types that it receives; <c>*</c> for all.</param>
public sealed record WebhookEndpoint(string Id, string Url, string Status, string? ApiVersion, IReadOnlyList<string> EnabledEvents);
