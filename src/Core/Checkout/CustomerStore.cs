using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Users;

namespace CreditFunctions.Core.Checkout;

/// <summary>Remembers each user's customer in the user's partition.</summary>
public sealed class CustomerStore(TableStorage storage)
{
    private const string Key = "customer";

    /// <summary>The customer, or null.</summary>
    public async Task<Versioned<CustomerRecord>?> FindAsync(UserId user, CancellationToken cancellationToken) =>
        await storage.Credits.FindAsync(TableKey.Partition(user.Value), Key, cancellationToken) is { } row
            ? new Versioned<CustomerRecord>(new CustomerRecord(row.TextOrNull("CustomerId"), row.Int32("Number")), row.ETag.ToString())
            : null;

    /// <summary>Writes a customer in the place of the version that was read; inserts it where there is none.</summary>
    /// <returns>False where somebody else was faster.</returns>
    public async Task<bool> TryWriteAsync(UserId user, CustomerRecord customer, string? version, CancellationToken cancellationToken)
    {
        var row = new TableEntity(TableKey.Partition(user.Value), Key) { ["Number"] = customer.Number };
        if (customer.Id is { } id)
        {
            row["CustomerId"] = id;
        }

        try
        {
            await (version is null
                ? storage.Credits.AddEntityAsync(row, cancellationToken)
                : storage.Credits.UpdateEntityAsync(row, new ETag(version), TableUpdateMode.Replace, cancellationToken));
            return true;
        }
        catch (RequestFailedException failure) when (StorageFailure.IsConflict(failure))
        {
            return false;
        }
    }
}
