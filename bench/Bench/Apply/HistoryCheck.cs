using Azure.Data.Tables;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Bench.Apply;

/// <summary>Refuses a history that is not what it should be: numbers measured on broken books would say nothing.</summary>
internal static class HistoryCheck
{
    /// <exception cref="InvalidOperationException">What the product finds wrong with the user's books.</exception>
    /// <exception cref="Azure.RequestFailedException">A row is there and cannot be found by its key.</exception>
    public static async Task RunAsync(Applier product, History history)
    {
        var books = await product.VerifyAsync(history.User);
        if (!books.Ok || books.Balance != history.Entries)
        {
            throw new InvalidOperationException(
                $"The books of {history.User} are not in order: balance {books.Balance}; {string.Join("; ", books.Problems.Take(3))}.");
        }

        // That was read row after row. An event finds its rows by their keys, and so by the indexes.
        foreach (var row in new[] { "balance", History.EntryKey(1), History.EntryKey(history.Entries) })
        {
            await product.Credits.GetEntityAsync<TableEntity>(TableKey.Partition(history.User), row);
        }
    }
}
