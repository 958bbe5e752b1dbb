using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Storage;

/// <summary>
/// Executes commands: read, decide, commit in one transaction. The only writer of a user's partition. After a conflict or a lost response it
/// reads and decides again. Every row carries the id of its commit, so a commit whose response was lost is recognised and not repeated.
/// </summary>
public sealed partial class LedgerWriter(LedgerStore store, UserTurns turns, TimeProvider time, ILogger<LedgerWriter> logger)
{
    /// <summary>Contention is bounded by time rather than by count. After this the caller or the queue retries.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan DelayMin = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan DelayMax = TimeSpan.FromMilliseconds(500);

    /// <summary>Executes a command.</summary>
    public Task<TOutcome> ExecuteAsync<TOutcome>(UserId user, ICommand<TOutcome> command, CancellationToken cancellationToken) =>
        ExecuteAsync(user, command, prerequisites: Task.CompletedTask, cancellationToken);

    /// <summary>Executes a command.</summary>
    /// <param name="user">The user whose partition is written.</param>
    /// <param name="command">The command.</param>
    /// <param name="prerequisites">Writes that must be complete before the commit. They run concurrently with the first read.</param>
    /// <param name="cancellationToken">Ends the wait; a commit that was sent may still take effect.</param>
    /// <exception cref="StorageContentionException">Not committed within 20 seconds: write contention, or storage does not respond.</exception>
    public async Task<TOutcome> ExecuteAsync<TOutcome>(
        UserId user, ICommand<TOutcome> command, Task prerequisites, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // Writers of one user take turns within this process, so that they do not compete for the balance row.
            using var turn = await turns.TakeAsync(user, linked.Token);
            return await CommitAsync(user, command, prerequisites, linked.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new StorageContentionException("Timed out: write contention for this user, or storage did not respond.");
        }
        finally
        {
            _ = ObserveAsync(prerequisites);
        }
    }

    /// <summary>What a command would do now. Writes nothing and logs nothing.</summary>
    public async Task<TOutcome> PreviewAsync<TOutcome>(UserId user, ICommand<TOutcome> command, CancellationToken cancellationToken) =>
        command.Decide(await store.ReadAsync(user, command.Reads, cancellationToken), time.GetUtcNow()).Outcome;

    /// <summary>After an abandoned commit nothing else awaits the prerequisites; this observes their exceptions.</summary>
    private static async Task ObserveAsync(Task prerequisites) => await prerequisites.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task<TOutcome> CommitAsync<TOutcome>(
        UserId user, ICommand<TOutcome> command, Task prerequisites, CancellationToken cancellationToken)
    {
        Commit<TOutcome>? inDoubt = null;
        for (var attempt = 1; ; attempt++)
        {
            var rows = await store.ReadAsync(user, KeysToRead(command, inDoubt), cancellationToken);
            await prerequisites.WaitAsync(cancellationToken);
            if (inDoubt is not null && inDoubt.IsIn(rows))
            {
                return Report(user, inDoubt);
            }

            var decision = command.Decide(rows, time.GetUtcNow());
            if (decision.Rows.Count == 0)
            {
                return decision.Outcome;
            }

            var commit = new Commit<TOutcome>(Guid.NewGuid().ToString("N"), rows, decision);
            if (await store.TryWriteAsync(user, rows, decision.Rows, commit.Id, cancellationToken))
            {
                return Report(user, commit);
            }

            inDoubt = commit;
            CreditMetrics.CountContended();
            Log.Contended(logger, attempt);
            await Task.Delay(DelayBefore(attempt), time, cancellationToken);
        }
    }

    /// <summary>
    /// After a conflict, also the rows that the last decision tried to write. They show whether another writer or our own commit was first.
    /// </summary>
    private static IReadOnlyCollection<LedgerKey> KeysToRead<TOutcome>(ICommand<TOutcome> command, Commit<TOutcome>? inDoubt) =>
        inDoubt is null ? command.Reads : [.. command.Reads.Union(inDoubt.Decision.Rows.Select(row => row.Key))];

    /// <summary>Exponential, with full jitter.</summary>
    private static TimeSpan DelayBefore(int attempt) =>
        DelayMin + (Random.Shared.NextDouble() * TimeSpan.FromMilliseconds(Math.Min(DelayMax.TotalMilliseconds, 15 * Math.Pow(2, Math.Min(attempt, 10)))));

    private TOutcome Report<TOutcome>(UserId user, Commit<TOutcome> commit)
    {
        LedgerLog.Write(logger, user, commit.Decision.Source, commit.Read, commit.Decision.Rows);
        return commit.Decision.Outcome;
    }

    private sealed record Commit<TOutcome>(string Id, LedgerSnapshot Read, Decision<TOutcome> Decision)
    {
        /// <summary>Rows are written together, so any that still carries the id proves the commit; inserted ones never lose it.</summary>
        public bool IsIn(LedgerSnapshot rows) => Decision.Rows.Any(row => rows.FindStored(row.Key)?.CommitId == Id);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 100, Level = LogLevel.Debug, Message = "Conflict or lost response; reading again (attempt {Attempt}).")]
        public static partial void Contended(ILogger logger, int attempt);
    }
}
