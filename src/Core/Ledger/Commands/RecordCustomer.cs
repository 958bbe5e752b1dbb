using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>Records the user's Stripe customer. A concurrent request may have recorded this number or a later one; the first one stays.</summary>
/// <param name="Customer">The customer.</param>
public sealed record RecordCustomer(StripeCustomer Customer) : ICommand<StripeCustomer>
{
    /// <inheritdoc/>
    public IReadOnlyList<LedgerKey> Reads => [LedgerKey.Customer];

    /// <inheritdoc/>
    public Decision<StripeCustomer> Decide(LedgerSnapshot rows, DateTimeOffset now) =>
        rows.Find(LedgerKey.Customer) is { } stored && stored.Number >= Customer.Number
            ? Decision.Unchanged(stored)
            : new Decision<StripeCustomer>(Customer, Source: null, [Customer]);
}
