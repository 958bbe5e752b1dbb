using System.Net;
using Azure;
using Azure.Data.Tables;

namespace CreditFunctions.Core.Storage;

/// <summary>Reads single rows.</summary>
internal static class TableLookup
{
    /// <summary>The row, or null where there is none.</summary>
    /// <exception cref="RequestFailedException">The table itself is missing: that nothing is there would be a lie about what is owed to people.</exception>
    public static async Task<TableEntity?> FindAsync(
        this TableClient table, string partition, string row, CancellationToken cancellationToken, IEnumerable<string>? select = null)
    {
        var answer = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, select, cancellationToken);
        if (answer.HasValue)
        {
            return answer.Value;
        }

        return answer.GetRawResponse().Content.ToMemory().Span.IndexOf("TableNotFound"u8) < 0
            ? null
            : throw new RequestFailedException((int)HttpStatusCode.NotFound, $"The table {table.Name} is missing.", "TableNotFound", innerException: null);
    }
}
