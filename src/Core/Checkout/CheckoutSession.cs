namespace CreditFunctions.Core.Checkout;

/// <summary>Stripe's page for one purchase.</summary>
/// <param name="Id"><c>cs_…</c>.</param>
/// <param name="Url">Where the buyer pays; not to be logged.</param>
public sealed record CheckoutSession(string Id, string Url);
