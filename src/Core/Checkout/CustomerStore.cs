using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Checkout;

/// <summary>The user's Stripe customer, in a row of the user's partition.</summary>
public sealed class CustomerStore(TableStorage storage)
{
    private const string Key = "customer";

    /// <summary>The customer, or null.</summary>
    public async Task<Versioned<Customer>?> FindAsync(UserId user, CancellationToken cancellationToken) =>
        await storage.Credits.FindAsync(TableKey.Partition(user.Value), Key, cancellationToken) is { } row
            ? new Versioned<Customer>(new Customer(row.TextOrNull("CustomerId"), row.Int32("Number")), row.ETag.ToString())
            : null;

    /// <summary>Replaces the version that was read; inserts the customer if there was none.</summary>
    /// <returns>False if another writer was first.</returns>
    public async Task<bool> TryWriteAsync(UserId user, Customer customer, string? version, CancellationToken cancellationToken)
    {
        var row = new TableEntity(TableKey.Partition(user.Value), Key) { ["Number"] = customer.Number };
        row.SetIfKnown("CustomerId", customer.Id);
        return await storage.Credits.TryPutAsync(row, version, cancellationToken) is not null;
    }

    /// <summary>The customer at Stripe as which a user buys.</summary>
    /// <param name="Id"><c>cus_…</c>; null if Stripe could not create one under this number.</param>
    /// <param name="Number">1 for the user's first customer, and one more for each that replaces it.</param>
    public sealed record Customer(string? Id, int Number);
}
