using System.Text.Json.Nodes;
using Azure.Data.Tables;
using CreditFunctions.Core.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>Looks into a user's partition past the product, and holds it to what must always be true.</summary>
internal static class Books
{
    /// <summary>The balance is the sum of the entries, each entry's balance follows from the one before, and no sequence is missing.</summary>
    /// <returns>The entries, oldest first.</returns>
    public static async Task<IReadOnlyList<TableEntity>> BalancedAsync(Shop shop, string userId)
    {
        var rows = await RowsAsync(shop, userId);
        var entries = rows.Where(row => row.RowKey.StartsWith("entry|", StringComparison.Ordinal)).Reverse().ToList();
        long running = 0;
        for (var index = 0; index < entries.Count; index++)
        {
            running += entries[index].GetInt64("Credits")!.Value;
            Assert.Equal(index + 1, entries[index].GetInt64("Sequence"));
            Assert.Equal(running, entries[index].GetInt64("BalanceAfter"));
        }

        var balance = rows.SingleOrDefault(row => row.RowKey == "balance");
        Assert.Equal(running, balance?.GetInt64("Balance") ?? 0);
        Assert.Equal(running, PurchasesHold(rows) + Elsewhere(entries));
        return entries;
    }

    public static async Task<IReadOnlyList<TableEntity>> RowsAsync(Shop shop, string userId)
    {
        var rows = new List<TableEntity>();
        var credits = shop.App.Services.GetRequiredService<TableStorage>().Credits;
        await foreach (var row in credits.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {TableKey.Partition(userId)}")))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The journal row of an event that was delivered, or null.</summary>
    public static async Task<TableEntity?> JournalAsync(Shop shop, string body)
    {
        var eventId = JsonNode.Parse(body)!["id"]!.GetValue<string>();
        var events = shop.App.Services.GetRequiredService<TableStorage>().StripeEvents;
        var row = await events.GetEntityIfExistsAsync<TableEntity>(TableKey.Partition(eventId), "event");
        return row.HasValue ? row.Value : null;
    }

    /// <summary>The purchase that a payment intent is remembered to belong to, or null.</summary>
    public static async Task<string?> PurchaseOfIntentAsync(Shop shop, string paymentIntent)
    {
        var intents = shop.App.Services.GetRequiredService<TableStorage>().PaymentIntents;
        var row = await intents.GetEntityIfExistsAsync<TableEntity>(TableKey.Partition(paymentIntent), "purchase");
        return row.HasValue ? row.Value!.GetString("PurchaseId") : null;
    }

    private static long PurchasesHold(IEnumerable<TableEntity> rows) => rows
        .Where(row => row.RowKey.StartsWith("purchase|", StringComparison.Ordinal))
        .Sum(row => row.GetInt64("PurchasedCredits")!.Value - row.GetInt64("ReversedCredits")!.Value);

    private static long Elsewhere(IEnumerable<TableEntity> entries) => entries
        .Where(entry => entry.GetString("PurchaseId") is null)
        .Sum(entry => entry.GetInt64("Credits")!.Value);
}
