using CreditFunctions.Core.Ledger.Commands;

namespace CreditFunctions.Core.Ledger.Purchases;

/// <summary>A user's customer at Stripe.</summary>
/// <param name="Id"><c>cus_…</c>; null if Stripe could not create one under this number.</param>
/// <param name="Number">1 for the user's first customer. Each replacement gets the next number.</param>
public sealed record StripeCustomer(string? Id, int Number) : ILedgerRow
{
    /// <inheritdoc/>
    public LedgerKey Key => LedgerKey.Customer;
}
