using CreditFunctions.Core.Telemetry;
using CreditFunctions.Core.Users;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace CreditFunctions.Core.Ledger;

/// <summary>
/// Runs rounds of read, decide and commit until one is through. Writers of one user take turns in this process; against other processes,
/// and against answers that never come, a round is repeated from its reading on.
/// </summary>
public sealed partial class CommitRounds
{
    private readonly UserTurns _turns;
    private readonly ResiliencePipeline _inTime;
    private readonly ResiliencePipeline _untilCommitted;

    public CommitRounds(UserTurns turns, TimeProvider time, ILogger<CommitRounds> logger)
    {
        _turns = turns;

        // Around the wait for the turn as well: contention is bounded by time, then the caller or the queue tries again.
        _inTime = new ResiliencePipelineBuilder { Name = "commit in time", TimeProvider = time }.AddTimeout(TimeSpan.FromSeconds(20)).Build();
        _untilCommitted = new ResiliencePipelineBuilder { Name = "commit", TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = static attempt => ValueTask.FromResult(attempt.Outcome is { Exception: null, Result: null }),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(15),
                MaxDelay = TimeSpan.FromMilliseconds(500),
                OnRetry = attempt =>
                {
                    CreditMetrics.CountContended();
                    Log.CommitContended(logger, attempt.AttemptNumber + 1);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    /// <summary>Runs rounds in the user's turn.</summary>
    /// <param name="user">Whose partition is written.</param>
    /// <param name="round">One round; null says that another writer was first or that no answer came.</param>
    /// <param name="cancellationToken">Stops waiting; what is being written may still be written.</param>
    public async Task<T> RunAsync<T>(UserId user, Func<CancellationToken, Task<T?>> round, CancellationToken cancellationToken)
        where T : class
    {
        var outcome = await _inTime.ExecuteAsync(async token => await RunInTurnAsync(user, round, token), cancellationToken);
        return outcome!;
    }

    private async Task<T?> RunInTurnAsync<T>(UserId user, Func<CancellationToken, Task<T?>> round, CancellationToken cancellationToken)
        where T : class
    {
        using var turn = await _turns.TakeAsync(user, cancellationToken);
        return await _untilCommitted.ExecuteAsync(async token => await round(token), cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 100, Level = LogLevel.Debug, Message = "Another writer was first, or no answer came; reading again (round {Round}).")]
        public static partial void CommitContended(ILogger logger, int round);
    }
}
