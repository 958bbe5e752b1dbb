using Azure;
using Azure.Data.Tables;
using CreditFunctions.Tables.Tests.Support;
using Xunit.Abstractions;
using static Azure.Data.Tables.TableTransactionActionType;

namespace CreditFunctions.Tables.Tests.Peer;

public sealed class TheOfficialClientForJavaScriptAgrees(ITestOutputHelper output)
{
    private const int Entities = 120;
    private static readonly ETag Stale = new("W/\"datetime'2020-01-01T00%3A00%3A00.0000000Z'\"");

    [Fact]
    public async Task It_reads_what_we_write()
    {
        var table = await ATable.CreatedAsync();
        var written = Generate();
        await table.AddEntityAsync(written[0]);
        await table.UpsertEntityAsync(written[1], TableUpdateMode.Replace);
        foreach (var chunk in written.Skip(2).Chunk(100))
        {
            await table.SubmitTransactionAsync(chunk.Select(entity => new TableTransactionAction(Add, entity)));
        }

        var read = await new OfficialClient(table.Name).ReadAsync();

        Assert.Equal(Entities, read.Count);
        Assert.Equal(Lines(written.Select(GeneratedEntities.ForPeer)), Lines(read));
    }

    [Fact]
    public async Task We_read_what_it_writes()
    {
        var table = await ATable.CreatedAsync();
        var written = Generate().Select(GeneratedEntities.ForPeer).ToList();
        var peer = new OfficialClient(table.Name);
        await peer.WriteAsync(written);

        var read = new List<PeerEntity>();
        await foreach (var entity in table.QueryAsync<TableEntity>(maxPerPage: 50))
        {
            read.Add(GeneratedEntities.ForPeer(entity));
        }

        Assert.Equal(Entities, read.Count);
        Assert.Equal(Lines(written), Lines(read));
        Assert.Equal((await peer.ReadAsync()).Select(entity => entity.ETag), read.Select(entity => entity.ETag));
    }

    [Fact]
    public async Task It_fails_where_we_fail_and_as_we_fail()
    {
        var table = await ATable.CreatedAsync();
        var there = new TableEntity("p", "there");
        var missing = new TableEntity("p", "missing");
        await table.AddEntityAsync(there);

        var ours = new Dictionary<string, string>
        {
            ["addTwice"] = await FailureAsync(() => table.AddEntityAsync(there)),
            ["readMissing"] = await FailureAsync(() => table.GetEntityAsync<TableEntity>("p", "missing")),
            ["updateMissing"] = await FailureAsync(() => table.UpdateEntityAsync(missing, ETag.All, TableUpdateMode.Replace)),
            ["updateStale"] = await FailureAsync(() => table.UpdateEntityAsync(there, Stale, TableUpdateMode.Replace)),
            ["mergeStale"] = await FailureAsync(() => table.UpdateEntityAsync(there, Stale)),
            ["deleteStale"] = await FailureAsync(() => table.DeleteEntityAsync("p", "there", Stale)),
            ["transactionAddTwice"] = await FailureAsync(() => table.SubmitTransactionAsync([new(Add, missing), new(Add, there)])),
            ["transactionStale"] = await FailureAsync(() => table.SubmitTransactionAsync([new(Add, missing), new(UpdateReplace, there, Stale)])),
            ["badFilter"] = await FailureAsync(() => table.QueryAsync<TableEntity>("PartitionKey equals p").GetAsyncEnumerator().MoveNextAsync().AsTask()),
        };

        Assert.Equal(ours, await new OfficialClient(table.Name).MakeMistakesAsync());
    }

    private static async Task<string> FailureAsync(Func<Task> attempt)
    {
        var failure = await Assert.ThrowsAnyAsync<RequestFailedException>(attempt);
        return $"{failure.Status} {failure.ErrorCode}";
    }

    private static IEnumerable<string> Lines(IEnumerable<PeerEntity> entities) =>
        entities.OrderBy(entity => entity.RowKey, StringComparer.Ordinal).SelectMany(entity => entity.Lines());

    private List<TableEntity> Generate()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        return new GeneratedEntities(seed).Take(Entities);
    }
}
