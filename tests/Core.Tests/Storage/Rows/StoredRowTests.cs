using Azure.Data.Tables;
using CreditFunctions.Core.Access;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.FailedEvents;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Tests.Storage.Rows;

/// <summary>
/// The rows in <c>stored-rows.json</c> are like those in the storage of every installation. A change that fails here would not read them, or would
/// write rows that an earlier version does not read. Do not edit existing rows in the file. For a new kind of row add an object to
/// <see cref="StoredObjects"/>, and its row to the file.
/// </summary>
public sealed class StoredRowTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private TableStorage? _tables;
    private StoredObjects? _stores;

    private TableStorage Tables => _tables!;

    private StoredObjects Stores => _stores!;

    public async Task InitializeAsync()
    {
        _tables = new TableStorage(new TableServiceClient(await TestStorage.NewAccountAsync()));
        _stores = new StoredObjects(_tables);
        await _tables.CreateMissingAsync(None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_object_is_written_with_the_columns_and_values_of_its_sample_row()
    {
        await Stores.WriteAsync();

        var rows = await SampleRows.DumpAsync(Tables);

        await File.WriteAllTextAsync(SampleRows.File + ".actual", rows);
        Assert.Equal(await File.ReadAllTextAsync(SampleRows.File), rows);
    }

    [Fact]
    public async Task Every_sample_row_of_a_ledger_is_read()
    {
        await SampleRows.InsertAsync(Tables);

        Assert.Equal(Enum.GetValues<Core.Ledger.Commands.LedgerRowKind>(), StoredObjects.Ledger.Select(row => row.Key.Kind).Distinct().Order());
        foreach (var expected in StoredObjects.Ledger)
        {
            Assert.Equal(expected, (await Stores.LedgerStore.ReadAsync(A.User(), [expected.Key], None)).FindStored(expected.Key)?.Row);
        }
    }

    [Fact]
    public async Task Every_sample_row_of_the_event_log_is_read()
    {
        await SampleRows.InsertAsync(Tables);

        foreach (var expected in StoredObjects.Events)
        {
            Assert.Equal(expected, await Stores.EventLog.FindAsync(expected.EventId, None));
        }

        Assert.Equal(Enum.GetValues<EventOutcome>(), StoredObjects.Events.Select(record => record.Outcome).Order());
        Assert.Equal(StoredObjects.Text("a body"), (await Stores.Bodies.ReadAsync("evt_large", None)).ToArray());
    }

    [Fact]
    public async Task Every_sample_row_of_a_failed_event_is_read()
    {
        await SampleRows.InsertAsync(Tables);

        var listed = Assert.Single((await Stores.Index.ListAsync(new FailedEventFilter(null, null, null), cursor: null, limit: 10, None)).Events);
        var parked = await Stores.FailedEvents.FindAsync("evt_parked", None);
        var discarded = await Stores.FailedEvents.FindAsync("evt_discarded", None);
        var legacy = await Stores.FailedEvents.FindAsync(StoredObjects.LegacyEventId, None);

        Assert.Equal(new FailedEventSummary("evt_parked", "refund.created", "unreadable", 1, "unreadable", "unreadable", A.Noon, "open|a.evt_parked"), listed);
        Assert.Equal((FailedEventState.Open, "unreadable", null), (parked!.State, parked.Reason, parked.DiscardReason));
        Assert.Equal((FailedEventState.Discarded, "unreadable", "a test"), (discarded!.State, discarded.Reason, discarded.DiscardReason));
        Assert.Equal((FailedEventState.Discarded, "a reason", "a test", A.Noon), (legacy!.State, legacy.Reason, legacy.DiscardReason, legacy.ParkedAt));
        Assert.Equal((5, "the first", "the last", A.PurchaseIdText), (legacy.Record.Attempts, legacy.Record.FirstError, legacy.Record.LastError, legacy.Record.PurchaseId));
        Assert.All([parked, discarded, legacy], failed => Assert.Equal(StoredObjects.Text("a payload"), failed.Payload.ToArray()));
    }

    [Fact]
    public async Task Every_other_sample_row_is_read()
    {
        await SampleRows.InsertAsync(Tables);

        var open = Assert.Single(await Stores.OpenPurchases.ListAsync(A.Noon.AddDays(1), after: null, limit: 10, None));

        Assert.Equal((StoredObjects.Pending.Name, StoredObjects.Pending.Terms.ExpiresAt), (open.Name, open.EndsAt));
        Assert.Equal(StoredObjects.Disputed.Name, await Stores.PaymentIntents.FindAsync("pi_1", None));
        Assert.Equal(StoredObjects.Window, (await Stores.RateLimits.ReadAsync(A.User(), LimitedAction.CheckoutSession, None)).Value);
        Assert.Equal(StoredObjects.Progress, (await Stores.ProgressStore.ReadAsync(None)).Value);
    }
}
