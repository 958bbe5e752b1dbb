using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Azurite;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Bench.Apply;

/// <summary>Users with long histories: their entries are written straight to the table, then they buy once more, in turns.</summary>
internal static class Histories
{
    private const int TransactionMax = 100; // Azure Tables takes no more at a time.
    private const int EventsEach = 40;

    public static async Task<IReadOnlyList<HistoryRow>> RunAsync(Plan plan)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), CancellationToken.None);
        await using var product = new Applier(azurite.ConnectionString);
        using var bare = new BareClient();
        await product.CreateTablesAsync();
        await ApplyRound.RunAsync(product, bare, ApplyBench.ManyUsers("warm", 3 * plan.Events), parallel: 8);

        var users = plan.Entries.Select(entries => (User: $"history{entries}", Entries: entries, Samples: new List<Sample>())).ToList();
        foreach (var user in users)
        {
            await WriteAsync(product.Credits, user.User, user.Entries);
        }

        for (var number = 0; number < EventsEach; number++)
        {
            foreach (var (user, _, samples) in users)
            {
                samples.Add(await MeasureAsync(product, bare, new Order(user, ApplyBench.Number(user, number))));
            }
        }

        return [.. users.Select(user => Row(user.Entries, user.Samples))];
    }

    private static async Task<Sample> MeasureAsync(Applier product, BareClient bare, Order order)
    {
        await product.PrepareAsync(order);
        await product.PrepareAsync(order.ForBareClient);
        var begun = Stopwatch.GetTimestamp();
        var trace = await product.ApplyAsync(order);
        var took = Stopwatch.GetElapsedTime(begun);

        var requests = trace.Requests.Select(request => request.ForBareClient()).ToList();
        begun = Stopwatch.GetTimestamp();
        await bare.SendAsync(requests);
        return new Sample(took.TotalMilliseconds, Stopwatch.GetElapsedTime(begun).TotalMilliseconds, requests.Count, trace.Trips);
    }

    private static HistoryRow Row(int entries, List<Sample> samples) => new(
        entries,
        samples.Median(sample => sample.Milliseconds),
        samples.Median(sample => sample.BareMilliseconds),
        samples.Median(sample => sample.Milliseconds - sample.BareMilliseconds),
        samples.Average(sample => sample.Requests),
        samples.Median(sample => sample.Trips));

    private static async Task WriteAsync(TableClient credits, string user, int entries)
    {
        var partition = TableKey.Partition(user);
        await credits.AddEntityAsync(new TableEntity(partition, "balance")
        {
            ["UserId"] = user,
            ["Balance"] = (long)entries,
            ["Sequence"] = (long)entries,
            ["Purchased"] = (long)entries,
            ["Spent"] = 0L,
            ["Reversed"] = 0L,
        });
        var chunks = Enumerable.Range(1, entries).Select(sequence => Entry(partition, sequence)).Chunk(TransactionMax);
        await Lanes.RunAsync(chunks, parallel: 4, chunk => credits.SubmitTransactionAsync(chunk));
    }

    private static TableTransactionAction Entry(string partition, long sequence) => new(
        TableTransactionActionType.Add,
        new TableEntity(partition, "entry|" + (long.MaxValue - sequence).ToString("D19", CultureInfo.InvariantCulture))
        {
            ["Sequence"] = sequence,
            ["Kind"] = "adjustment",
            ["Credits"] = 1L,
            ["BalanceAfter"] = sequence,
            ["Cause"] = "adjust:bench",
            ["At"] = DateTimeOffset.UnixEpoch,
        });

    private sealed record Sample(double Milliseconds, double BareMilliseconds, int Requests, int Trips);
}
