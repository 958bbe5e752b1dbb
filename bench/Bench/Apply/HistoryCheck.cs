using Azure.Data.Tables;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Bench.Apply;

/// <summary>Verifies a history, because numbers that are measured on wrong data would be meaningless.</summary>
internal static class HistoryCheck
{
    /// <exception cref="InvalidOperationException">The product's audit of the user reports problems.</exception>
    /// <exception cref="Azure.RequestFailedException">A row exists but cannot be found by its key.</exception>
    public static async Task RunAsync(Applier product, History history)
    {
        var books = await product.VerifyAsync(history.User);
        if (!books.Ok || books.Balance != history.Entries)
        {
            throw new InvalidOperationException(
                $"The audit of {history.User} reports problems: balance {books.Balance}; {string.Join("; ", books.Problems.Take(3))}.");
        }

        // The audit reads a range of rows. An event reads its rows by their keys, which uses the indexes.
        foreach (var row in new[] { "balance", History.EntryKey(1), History.EntryKey(history.Entries) })
        {
            await product.Credits.GetEntityAsync<TableEntity>(TableKey.Partition(history.User), row);
        }
    }
}
