using CreditFunctions.Core.Ledger;
using Microsoft.Extensions.Logging.Abstractions;
using Polly.Timeout;

namespace CreditFunctions.Core.Tests.Ledger;

public sealed class Commit_rounds
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task One_that_hangs_holds_the_next_no_longer_than_the_next_may_take()
    {
        var time = new TimeOnDemand();
        using var turns = new UserTurns();
        var rounds = new CommitRounds(turns, time, NullLogger<CommitRounds>.Instance);
        var hung = new TaskCompletionSource<string?>();
        var first = rounds.RunAsync(A.User(), _ => hung.Task, CancellationToken.None);
        var second = rounds.RunAsync(A.User(), _ => Task.FromResult<string?>("done"), CancellationToken.None);

        time.Pass();

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => second.WaitAsync(Patience));
        hung.SetResult("late");
        Assert.Equal("late", await first.WaitAsync(Patience));
    }

    [Fact]
    public async Task One_that_gave_up_waiting_does_not_take_the_turn_of_those_behind_it()
    {
        var time = new TimeOnDemand();
        using var turns = new UserTurns();
        var rounds = new CommitRounds(turns, time, NullLogger<CommitRounds>.Instance);
        var hung = new TaskCompletionSource<string?>();
        var first = rounds.RunAsync(A.User(), _ => hung.Task, CancellationToken.None);
        var second = rounds.RunAsync(A.User(), _ => Task.FromResult<string?>("second"), CancellationToken.None);
        time.Pass();
        var third = rounds.RunAsync(A.User(), _ => Task.FromResult<string?>("third"), CancellationToken.None);

        hung.SetResult("first");

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => second.WaitAsync(Patience));
        Assert.Equal(("first", "third"), (await first.WaitAsync(Patience), await third.WaitAsync(Patience)));
    }
}
