using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.LocalHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary><c>CREDIT_ENTRIES</c> makes the long history longer, and the times that are written worth reading.</summary>
public sealed class HistoryPagingTests(ITestOutputHelper output)
{
    private const int Limit = 100;

    private static int Entries =>
        int.TryParse(Environment.GetEnvironmentVariable("CREDIT_ENTRIES"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 1_050;

    [Fact]
    public async Task Every_page_of_a_long_history_takes_one_storage_request()
    {
        var storage = new BrokenStorage();
        await using var shop = await Shop.OpenAsync(new LocalHostOptions { ConfigureServices = storage.Replace });

        await HoldsAsync(shop, storage, entries: 10);
        await HoldsAsync(shop, storage, Entries);
    }

    private async Task HoldsAsync(Shop shop, BrokenStorage storage, int entries)
    {
        var buyer = shop.NewBuyer();
        await WriteAsync(shop, buyer.UserId, entries);
        var times = new List<double>();
        var expected = (long)entries;
        string? cursor = null;
        do
        {
            var asked = storage.Asked;
            var started = TimeProvider.System.GetTimestamp();
            var page = await PageAsync(buyer, cursor);
            times.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
            Assert.Equal(1, storage.Asked - asked);
            var sequences = page["entries"]!.AsArray().Select(entry => entry!["sequence"]!.GetValue<long>()).ToList();
            Assert.Equal(Enumerable.Range(0, sequences.Count).Select(index => expected - index), sequences);
            expected -= sequences.Count;
            cursor = page["nextCursor"]?.GetValue<string>();
        }
        while (cursor is not null);

        Assert.Equal(0, expected);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{entries} entries, {times.Count} pages: first {times[0]:F1} ms, median {times.Order().ElementAt(times.Count / 2):F1} ms, last {times[^1]:F1} ms."));
    }

    private static async Task<JsonObject> PageAsync(Buyer buyer, string? cursor)
    {
        using var answer = await buyer.GetAsync($"api/credits/ledger?limit={Limit}" + (cursor is null ? "" : "&cursor=" + cursor));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    /// <summary>Writes entries as the ledger would have.</summary>
    private static async Task WriteAsync(Shop shop, string userId, int entries)
    {
        var table = new TableServiceClient(shop.App.StorageConnectionString).GetTableClient(shop.App.Services.GetRequiredService<TableStorage>().Credits.Name);
        foreach (var batch in Enumerable.Range(1, entries).Chunk(100))
        {
            await table.SubmitTransactionAsync(batch.Select(sequence => new TableTransactionAction(TableTransactionActionType.Add, Row(userId, sequence))));
        }
    }

    private static TableEntity Row(string userId, long sequence) =>
        new(TableKey.Partition(userId), "entry|" + (long.MaxValue - sequence).ToString("D19", CultureInfo.InvariantCulture))
        {
            ["Sequence"] = sequence,
            ["Kind"] = "adjustment",
            ["Credits"] = 1L,
            ["BalanceAfter"] = sequence,
            ["Cause"] = $"adjust:{sequence}",
            ["At"] = DateTimeOffset.UnixEpoch.AddSeconds(sequence),
        };
}
