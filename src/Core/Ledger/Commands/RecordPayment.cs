using System.Diagnostics;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Ledger.Commands;

/// <summary>
/// Adds facts to a purchase and brings the ledger to what the facts entitle the user to. All purchases grant and reverse credits through this
/// command and <see cref="AcceptReview"/>: for events, the buyer's return from Checkout, and reconciliation.
/// </summary>
/// <param name="Purchase">The purchase.</param>
/// <param name="Source">What caused the change. An event is applied once; a session that was read may be recorded any number of times.</param>
/// <param name="Update">The new information.</param>
public sealed record RecordPayment(PurchaseId Purchase, EntrySource Source, PaymentUpdate Update) : ICommand<PaymentOutcome>
{
    /// <summary>Merge the facts even if the event has already been applied. Merging facts again changes nothing, so this is always safe.</summary>
    public bool Reapply { get; init; }

    /// <inheritdoc/>
    /// <remarks>
    /// The marker of an event need not be read first: it is the transaction's first insert, and after a conflict it is read with the rest.
    /// </remarks>
    public IReadOnlyList<LedgerKey> Reads => Reapply && Source.EventId is { } eventId
        ? [LedgerKey.Purchase(Purchase), LedgerKey.Balance, LedgerKey.Event(eventId)]
        : [LedgerKey.Purchase(Purchase), LedgerKey.Balance];

    /// <inheritdoc/>
    public Decision<PaymentOutcome> Decide(LedgerSnapshot rows, DateTimeOffset now)
    {
        var isApplied = Source.EventId is { } eventId && rows.Find(LedgerKey.Event(eventId)) is not null;
        if (isApplied && !Reapply)
        {
            return Decision.Unchanged<PaymentOutcome>(new PaymentOutcome.Duplicate());
        }

        if (rows.Find(LedgerKey.Purchase(Purchase)) is not { } before)
        {
            return Decision.Unchanged<PaymentOutcome>(new PaymentOutcome.UnknownPurchase());
        }

        return Update.Match(before) switch
        {
            MatchResult.Accepted accepted => Record(before, accepted, rows, isApplied, now),
            MatchResult.Rejected rejected => Decision.Unchanged<PaymentOutcome>(new PaymentOutcome.Rejected(rejected.Reason, before)),
            var unknown => throw new UnreachableException($"Unhandled {unknown.GetType().Name}."),
        };
    }

    private Decision<PaymentOutcome> Record(Purchase before, MatchResult.Accepted accepted, LedgerSnapshot rows, bool isApplied, DateTimeOffset now)
    {
        var update = LedgerUpdate.Of(before, accepted, rows, Source, now);
        var changed = update.Rows(before, rows);
        return new Decision<PaymentOutcome>(
            new PaymentOutcome.Recorded(before, update, IsDuplicate: isApplied && update.Purchase == before),
            Source,
            Source.EventId is { } eventId && !isApplied
                ? [new AppliedEvent(eventId, Source.EventType!, before.Id, update.Credits, now), .. changed]
                : [.. changed]);
    }
}
