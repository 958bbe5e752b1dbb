using CreditFunctions.Core.Ledger.Commands;

namespace CreditFunctions.Core.Ledger.Purchases;

/// <summary>The customer at Stripe as which a user buys.</summary>
/// <param name="Id"><c>cus_…</c>; null if Stripe could not create one under this number.</param>
/// <param name="Number">1 for the user's first customer, and one more for each that replaces it.</param>
public sealed record StripeCustomer(string? Id, int Number) : ILedgerRow
{
    /// <inheritdoc/>
    public LedgerKey Key => LedgerKey.Customer;
}
