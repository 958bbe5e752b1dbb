using Azure.Data.Tables;
using CreditFunctions.Core.Reconciliation;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Tests.Reconciliation;

public sealed class ReconcileProgressStoreTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private TableStorage? _tables;

    private ReconcileProgressStore Store => new(_tables!);

    public async Task InitializeAsync()
    {
        _tables = new TableStorage(new TableServiceClient(await TestStorage.NewAccountAsync()));
        await _tables.OpenPurchases.CreateAsync(None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Progress_is_read_as_it_was_written()
    {
        var empty = await Store.ReadAsync(None);
        var started = await WriteAsync(empty, empty.Value.Started(A.Noon));
        var cursor = started.Value.Continue(A.Noon);
        var halfWay = await WriteAsync(started, started.Value.After(cursor, cursor with { After = "cs_1" }, new ReconcileFindings(3, 2, 1), A.Noon.AddSeconds(10)));
        var readHalfWay = await Store.ReadAsync(None);
        var completed = await WriteAsync(halfWay, halfWay.Value.After(cursor with { After = "cs_1" }, next: null, new ReconcileFindings(1, 0, 1), A.Noon.AddSeconds(20)));
        var readCompleted = await Store.ReadAsync(None);

        Assert.Equal(new ReconcileProgress(null, null), empty.Value);
        Assert.Equal(halfWay, readHalfWay);
        Assert.Equal(new ReconcileFindings(3, 2, 1), readHalfWay.Value.FindingsSoFar);
        Assert.Equal(completed, readCompleted);
        Assert.Equal((A.Noon, A.Noon.AddSeconds(20), A.Noon), (readCompleted.Value.LastStartedAt, readCompleted.Value.LastCompletedAt, readCompleted.Value.DoneUntil));
        Assert.Equal((new ReconcileFindings(4, 2, 2), null), (readCompleted.Value.LastFindings, readCompleted.Value.FindingsSoFar));
    }

    [Fact]
    public async Task Progress_that_another_instance_has_replaced_is_not_written()
    {
        var (mine, other) = (await Store.ReadAsync(None), await Store.ReadAsync(None));
        await WriteAsync(other, other.Value.Started(A.Noon));

        Assert.Null(await Store.TryWriteAsync(mine, mine.Value.Started(A.Noon.AddSeconds(1)), None));
        Assert.Equal(A.Noon, (await Store.ReadAsync(None)).Value.LastStartedAt);
    }

    [Fact]
    public async Task A_row_of_an_earlier_version_is_read_and_replaced()
    {
        var cursor = ReconcileCursor.Start(A.Noon.AddDays(-1), A.Noon);
        await _tables!.OpenPurchases.AddEntityAsync(new TableEntity("progress", "timer") { ["DoneUntil"] = A.Noon, ["Unfinished"] = cursor.ToString() }, None);

        var read = await Store.ReadAsync(None);

        Assert.Equal(new ReconcileProgress(A.Noon, cursor), read.Value);
        Assert.Equal((null, A.Noon), (read.Value.LastStartedAt, read.Value.LastCompletedAt));
        await WriteAsync(read, read.Value.Started(A.Noon));
    }

    private async Task<Versioned<ReconcileProgress>> WriteAsync(Versioned<ReconcileProgress> before, ReconcileProgress after)
    {
        var written = await Store.TryWriteAsync(before, after, None);
        Assert.NotNull(written);
        return written;
    }
}
