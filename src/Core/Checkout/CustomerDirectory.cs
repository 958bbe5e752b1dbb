using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Checkout;

/// <summary>Gives each user one customer at Stripe, which holds receipts and saved cards.</summary>
public sealed class CustomerDirectory(StripeCustomers stripe, LedgerStore store, LedgerWriter ledger)
{
    private const int TriesMax = 3;

    /// <summary>The user's customer; created if there is none. Concurrent first purchases get the same customer.</summary>
    /// <exception cref="StripeUnavailableException">Stripe did not create a customer.</exception>
    public Task<string> GetAsync(UserId user, CancellationToken cancellationToken) => GetOtherThanAsync(gone: null, user, cancellationToken);

    /// <summary>A customer that replaces one which Stripe no longer knows.</summary>
    /// <exception cref="StripeUnavailableException">Stripe did not create a customer.</exception>
    public Task<string> ReplaceAsync(string gone, UserId user, CancellationToken cancellationToken) => GetOtherThanAsync(gone, user, cancellationToken);

    private async Task<string> GetOtherThanAsync(string? gone, UserId user, CancellationToken cancellationToken)
    {
        for (var tries = 1; tries <= TriesMax; tries++)
        {
            var before = await store.FindAsync(user, LedgerKey.Customer, cancellationToken);
            if (before is { Id: { } known } && known != gone)
            {
                return known;
            }

            var number = (before?.Number ?? 0) + 1;
            var created = new StripeCustomer(await stripe.TryCreateAsync(user, number, cancellationToken), number);
            if (await ledger.ExecuteAsync(user, new RecordCustomer(created), cancellationToken) is { Id: { } id } && id != gone)
            {
                return id;
            }
        }

        throw new StripeUnavailableException($"Stripe created no customer in {TriesMax} tries.");
    }
}
