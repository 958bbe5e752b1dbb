using Azure.Data.Tables;
using CreditFunctions.Chaos.Tests.Lives;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Chaos.Tests.Shop;

/// <summary>Looks into the tables past the product, and holds them to what the town says.</summary>
internal sealed class Audit(string connectionString)
{
    private readonly TableStorage _storage = new(new TableServiceClient(connectionString));

    /// <summary>
    /// Events that were delivered and are neither applied, nor ignored with a reason, nor parked. A marker says that one was applied, too: the
    /// journal is written after the ledger, and not again where that fails.
    /// </summary>
    public async Task<List<string>> UnsettledAsync(IReadOnlySet<string> delivered)
    {
        var stories = (await RowsAsync(_storage.StripeEvents, filter: null))
            .Where(row => row.RowKey == "event")
            .ToDictionary(row => row.GetString("EventId"));
        var parked = (await RowsAsync(_storage.FailedEvents, filter: null)).Select(row => row.GetString("EventId")).ToHashSet();
        var marked = (await RowsAsync(_storage.Credits, "RowKey ge 'event|' and RowKey lt 'event}'")).Select(row => row.GetString("EventId")).ToHashSet();
        return [.. delivered.Where(id => !parked.Contains(id) && !marked.Contains(id) && !HasEnded(stories.GetValueOrDefault(id)))];
    }

    /// <summary>The ids of the parked events that wait for an operator.</summary>
    public async Task<List<string>> ParkedAsync() =>
        [.. (await RowsAsync(_storage.FailedEvents, "State eq 'Open'")).Select(row => row.GetString("EventId")).Order(StringComparer.Ordinal)];

    /// <summary>Every user's balance is what the lives of the purchases say, and follows from entries that tell each purchase once.</summary>
    public async Task IsRightAsync(Town town)
    {
        var owned = new List<string>();
        foreach (var (userId, balance) in town.Balances)
        {
            var rows = await RowsAsync(_storage.Credits, TableClient.CreateQueryFilter($"PartitionKey eq {TableKey.Partition(userId)}"));
            owned.AddRange(rows.Where(row => Is(row, "purchase")).Select(row => row.RowKey["purchase|".Length..]));
            IsRight(userId, rows, town);
            var spent = Spent(userId, rows, town);
            Assert.True(balance - spent == Stored(rows), $"{userId} has {Stored(rows)} and not {balance} less {spent} that were spent");
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
        foreach (var entriesOfOne in entries.Where(entry => entry.GetString("Kind") != "spend").GroupBy(entry => entry.GetString("PurchaseId")))
        {
            var credits = entriesOfOne.Sum(entry => entry.GetInt64("Credits")!.Value);
            Assert.True(town.Worths[entriesOfOne.Key] == credits, $"{entriesOfOne.Key} of {userId} holds {credits} and not {town.Worths[entriesOfOne.Key]}");
            Assert.True(entriesOfOne.Count(entry => entry.GetString("Kind") == "grant") <= 1, $"{entriesOfOne.Key} of {userId} is granted more than once");
        }
    }

    /// <summary>
    /// Each spend stands there once and as it was asked for, and each that was answered as done does stand there. One that was refused may do
    /// so too: the try of a worker that died can arrive after the next one's was refused.
    /// </summary>
    private static long Spent(string userId, List<TableEntity> rows, Town town)
    {
        var spends = rows.Where(row => Is(row, "entry") && row.GetString("Kind") == "spend").ToLookup(row => row.GetString("Cause")["spend:".Length..]);
        foreach (var made in spends)
        {
            var (key, entry) = (made.Key, made.First());
            Assert.True(made.Count() == 1, $"{key} was spent {made.Count()} times");
            Assert.Equal((userId, -entry.GetInt64("Credits")), (town.Spends[key].UserId, town.Spends[key].Credits));
            Assert.True(entry.GetInt64("BalanceAfter") >= 0, $"{key} has spent what was not there");
        }

        Assert.Empty(town.Spent.Values.Where(spend => spend.UserId == userId).Select(spend => spend.Key).Except(spends.Select(made => made.Key)));
        return -spends.Sum(made => made.Single().GetInt64("Credits")!.Value);
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
