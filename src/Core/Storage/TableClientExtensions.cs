using System.Net;
using Azure;
using Azure.Data.Tables;

namespace CreditFunctions.Core.Storage;

/// <summary>Reads and conditionally writes single rows.</summary>
internal static class TableClientExtensions
{
    /// <summary>The row, or null if it does not exist.</summary>
    /// <exception cref="RequestFailedException">The table does not exist. Returning null would report a zero balance.</exception>
    public static async Task<TableEntity?> FindAsync(
        this TableClient table, string partition, string row, CancellationToken cancellationToken, IEnumerable<string>? select = null)
    {
        var response = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, select, cancellationToken);
        if (response.HasValue)
        {
            return response.Value;
        }

        return response.GetRawResponse().Content.ToMemory().Span.IndexOf("TableNotFound"u8) < 0
            ? null
            : throw new RequestFailedException((int)HttpStatusCode.NotFound, $"The table {table.Name} is missing.", "TableNotFound", innerException: null);
    }

    /// <summary>Inserts a row, or replaces the version that was read.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">The row.</param>
    /// <param name="version">The version that was read; null to insert.</param>
    /// <param name="cancellationToken">Ends the wait; the row may still be written.</param>
    /// <returns>The new version; null if another writer was first.</returns>
    public static async Task<string?> TryPutAsync(this TableClient table, TableEntity row, string? version, CancellationToken cancellationToken)
    {
        try
        {
            var response = version is null
                ? await table.AddEntityAsync(row, cancellationToken)
                : await table.UpdateEntityAsync(row, new ETag(version), TableUpdateMode.Replace, cancellationToken);
            return response.Headers.ETag?.ToString() ?? "";
        }
        catch (RequestFailedException failure) when (StorageFailure.IsConflict(failure))
        {
            return null;
        }
    }

    /// <summary>Deletes the version of a row that was read.</summary>
    /// <returns>False if the row has changed or no longer exists.</returns>
    public static async Task<bool> TryDeleteAsync(this TableClient table, TableEntity row, CancellationToken cancellationToken)
    {
        var response = await DeleteAsync(table, row, cancellationToken);
        return response is { Status: not (int)HttpStatusCode.NotFound };
    }

    private static async Task<Response?> DeleteAsync(TableClient table, TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            return await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, new ETag(row.ETag.ToString()), cancellationToken);
        }
        catch (RequestFailedException failure) when (StorageFailure.IsConflict(failure))
        {
            return null;
        }
    }
}
