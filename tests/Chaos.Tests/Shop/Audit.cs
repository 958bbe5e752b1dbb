using Azure.Data.Tables;
using CreditFunctions.Chaos.Tests.Lives;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Chaos.Tests.Shop;

/// <summary>Looks into the tables past the product, and holds them to what the town says.</summary>
internal sealed class Audit(string connectionString)
{
    private readonly TableStorage _storage = new(new TableServiceClient(connectionString));

    /// <summary>Events that were delivered and are neither applied, nor ignored with a reason, nor parked.</summary>
    public async Task<List<string>> UnsettledAsync(IReadOnlySet<string> delivered)
    {
        var stories = (await RowsAsync(_storage.StripeEvents, filter: null))
            .Where(row => row.RowKey == "event")
            .ToDictionary(row => row.GetString("EventId"));
        var parked = (await RowsAsync(_storage.FailedEvents, filter: null)).Select(row => row.GetString("EventId")).ToHashSet();
        return [.. delivered.Where(id => !parked.Contains(id) && !HasEnded(stories.GetValueOrDefault(id)))];
    }

    /// <summary>Parked events that nobody has replayed yet, and why they are parked.</summary>
    public async Task<List<string>> ParkedAsync() =>
        [.. (await RowsAsync(_storage.FailedEvents, "State eq 'Open'")).Select(row => $"{row.GetString("EventId")} {row.GetString("Type")}: {row.GetString("LastError")}")];

    /// <summary>Every user's balance is what the lives of the purchases say, and follows from entries that tell each purchase once.</summary>
    public async Task IsRightAsync(Town town)
    {
        var owned = new List<string>();
        foreach (var (userId, balance) in town.Balances)
        {
            var rows = await RowsAsync(_storage.Credits, TableClient.CreateQueryFilter($"PartitionKey eq {TableKey.Partition(userId)}"));
            owned.AddRange(rows.Where(row => Is(row, "purchase")).Select(row => row.RowKey["purchase|".Length..]));
            IsRight(userId, rows, town);
            Assert.True(balance == Stored(rows), $"{userId} has {Stored(rows)} and not {balance}");
        }

        Assert.Equal(town.Worths.Keys.Order(StringComparer.Ordinal), owned.Order(StringComparer.Ordinal));
    }

    private static void IsRight(string userId, List<TableEntity> rows, Town town)
    {
        var entries = rows.Where(row => Is(row, "entry")).OrderBy(row => row.GetInt64("Sequence")).ToList();
        long running = 0;
        for (var index = 0; index < entries.Count; index++)
        {
            running += entries[index].GetInt64("Credits")!.Value;
            Assert.Equal((index + 1, running), (entries[index].GetInt64("Sequence"), entries[index].GetInt64("BalanceAfter")));
        }

        Assert.True(running == Stored(rows), $"the entries of {userId} give {running}, and the balance is {Stored(rows)}");
        foreach (var entriesOfOne in entries.GroupBy(entry => entry.GetString("PurchaseId")))
        {
            var credits = entriesOfOne.Sum(entry => entry.GetInt64("Credits")!.Value);
            Assert.True(town.Worths[entriesOfOne.Key] == credits, $"{entriesOfOne.Key} of {userId} holds {credits} and not {town.Worths[entriesOfOne.Key]}");
            Assert.True(entriesOfOne.Count(entry => entry.GetString("Kind") == "grant") <= 1, $"{entriesOfOne.Key} of {userId} is granted more than once");
        }
    }

    private static long Stored(List<TableEntity> rows) => rows.SingleOrDefault(row => row.RowKey == "balance")?.GetInt64("Balance") ?? 0;

    private static bool HasEnded(TableEntity? story) => story?.GetString("Outcome") switch
    {
        "Applied" => true,
        "Ignored" => story.GetString("Reason") is { Length: > 0 },
        _ => false,
    };

    private static bool Is(TableEntity row, string kind) => row.RowKey.StartsWith(kind + "|", StringComparison.Ordinal);

    private static async Task<List<TableEntity>> RowsAsync(TableClient table, string? filter)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter))
        {
            rows.Add(row);
        }

        return rows;
    }
}
