using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Users;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Spending;

/// <summary>Spends credits, and lets operators adjust a balance: each once under its key, with an entry that says why.</summary>
public sealed partial class ChangeBalance(TableLedger ledger, CommitRounds rounds, TimeProvider time, ILogger<ChangeBalance> logger)
{
    /// <summary>Makes the change; asked again under the same key, it gives the same answer.</summary>
    public Task<ChangeOutcome> ChangeAsync(UserId user, BalanceChange change, CancellationToken cancellationToken)
    {
        var asked = new Asked(user, change);
        return rounds.RunAsync(user, token => TryOnceAsync(asked, token), cancellationToken);
    }

    private async Task<ChangeOutcome?> TryOnceAsync(Asked asked, CancellationToken cancellationToken)
    {
        var (user, change) = asked;
        var state = await ledger.ReadAsync(user, change, cancellationToken);

        // Before the balance: a repeat of the spend that emptied it must not be told that it failed.
        if (state.Made is { } made)
        {
            await TellInDoubtAsync(asked, made, cancellationToken);
            return made.Change == change ? new ChangeOutcome.Changed(made.BalanceAfter, made.Sequence) : new ChangeOutcome.KeyReused();
        }

        if (ChangePosting.Of(change, state.Balance.Value, time.GetUtcNow()) is not { } posting)
        {
            return new ChangeOutcome.InsufficientCredits(state.Balance.Value.Credits);
        }

        if (!await ledger.TryCommitAsync(user, state, posting, cancellationToken))
        {
            asked.InDoubt = posting;
            return null;
        }

        Tell(user, posting);
        return new ChangeOutcome.Changed(posting.Balance.Credits, posting.Balance.Sequence);
    }

    /// <summary>What was found may be a try of ours whose answer was lost: then nobody has told of it yet.</summary>
    private async Task TellInDoubtAsync(Asked asked, MadeChange made, CancellationToken cancellationToken)
    {
        if (asked.InDoubt is { } mine && mine.Made == made && await ledger.HoldsAsync(asked.User, mine.Entry, cancellationToken))
        {
            Tell(asked.User, mine);
        }
    }

    private void Tell(UserId user, ChangePosting posting)
    {
        if (posting.Entry.Kind == EntryKind.Adjustment)
        {
            Log.Adjusted(logger, user.Value, posting.Entry.Credits, posting.Balance.Credits, posting.Entry.Sequence);
        }
        else
        {
            Log.Spent(logger, user.Value, -posting.Entry.Credits, posting.Balance.Credits, posting.Entry.Sequence);
        }
    }

    private sealed record Asked(UserId User, BalanceChange Change)
    {
        public ChangePosting? InDoubt { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 130, EventName = "credit.spent", Level = LogLevel.Information, Message = "credit.spent: user {UserId}, {Credits} credits, balance {Balance}, entry {Sequence}.")]
        public static partial void Spent(ILogger logger, string userId, long credits, long balance, long sequence);

        // Without the reason: people write names into reasons. The ledger has it.
        [LoggerMessage(EventId = 131, EventName = "credit.adjusted", Level = LogLevel.Warning, Message = "credit.adjusted: user {UserId} by an operator, {Credits} credits, balance {Balance}, entry {Sequence}.")]
        public static partial void Adjusted(ILogger logger, string userId, long credits, long balance, long sequence);
    }
}
