using System.Net;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Tests.Ledger.Payments;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Core.Tests.Storage;

public sealed class LedgerWriterTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_command_that_hangs_blocks_the_next_one_of_its_user_for_twenty_seconds_at_most()
    {
        var time = new FakeTimeProvider();
        using var tables = new HangingTables();
        using var turns = new UserTurns();
        var writer = Writer(tables, turns, time);
        var first = writer.ExecuteAsync(A.User(), new NoChange("first"), CancellationToken.None);
        await tables.Reading.WaitAsync(Limit);
        var second = writer.ExecuteAsync(A.User(), new NoChange("second"), CancellationToken.None);

        time.Advance(TimeSpan.FromSeconds(20));

        await Assert.ThrowsAsync<StorageContentionException>(() => second.WaitAsync(Limit));
        await Assert.ThrowsAsync<StorageContentionException>(() => first.WaitAsync(Limit));
    }

    [Fact]
    public async Task A_command_that_gave_up_waiting_does_not_take_the_turn_of_those_behind_it()
    {
        using var tables = new HangingTables();
        using var turns = new UserTurns();
        using var givenUp = new CancellationTokenSource();
        var writer = Writer(tables, turns, TimeProvider.System);
        var first = writer.ExecuteAsync(A.User(), new NoChange("first"), CancellationToken.None);
        await tables.Reading.WaitAsync(Limit);
        var second = writer.ExecuteAsync(A.User(), new NoChange("second"), givenUp.Token);
        var third = writer.ExecuteAsync(A.User(), new NoChange("third"), CancellationToken.None);

        await givenUp.CancelAsync();
        tables.Answer();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.WaitAsync(Limit));
        Assert.Equal(("first", "third"), (await first.WaitAsync(Limit), await third.WaitAsync(Limit)));
    }

    [Fact]
    public async Task Prerequisites_that_failed_end_the_command()
    {
        using var tables = new HangingTables();
        using var turns = new UserTurns();
        tables.Answer();

        var failed = Writer(tables, turns, TimeProvider.System).ExecuteAsync(
            A.User(), new NoChange("never"), prerequisites: Task.FromException(new IOException("Storage is gone.")), CancellationToken.None);

        await Assert.ThrowsAsync<IOException>(() => failed.WaitAsync(Limit));
    }

    private static LedgerWriter Writer(HangingTables tables, UserTurns turns, TimeProvider time) => new(
        new LedgerStore(new TableStorage(new TableServiceClient(
            "UseDevelopmentStorage=true", new TableClientOptions { Transport = new HttpClientTransport(tables), Retry = { MaxRetries = 0 } }))),
        turns,
        time,
        NullLogger<LedgerWriter>.Instance);

    private sealed record NoChange(string Name) : ICommand<string>
    {
        public IReadOnlyList<LedgerKey> Reads => [LedgerKey.Balance];

        public Decision<string> Decide(LedgerSnapshot rows, DateTimeOffset now) => Decision.Unchanged(Name);
    }

    /// <summary>A table service without rows that does not answer until it is told to.</summary>
    private sealed class HangingTables : HttpMessageHandler
    {
        private readonly TaskCompletionSource _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reading => _reading.Task;

        public void Answer() => _answer.TrySetResult();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _reading.TrySetResult();
            await _answer.Task.WaitAsync(cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.NotFound)
            {
                RequestMessage = request,
                Content = new StringContent("""{"odata.error":{"code":"ResourceNotFound"}}"""),
            };
        }
    }
}
