namespace CreditFunctions.Core.Checkout;

/// <summary>The customer at Stripe that a user buys as.</summary>
/// <param name="Id"><c>cus_…</c>; null where Stripe could not make one under this number.</param>
/// <param name="Number">1 for the user's first; one more each time that Stripe no longer knew the one before, or never made it.</param>
public sealed record CustomerRecord(string? Id, int Number);
