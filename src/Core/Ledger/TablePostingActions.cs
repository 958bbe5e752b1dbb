using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Ledger;

/// <summary>The writes of a posting, for one entity group transaction: each an insert, or a replace of the version that was read.</summary>
internal static class TablePostingActions
{
    public static IEnumerable<TableTransactionAction> Of(LedgerState state, Posting posting, Cause cause, DateTimeOffset now)
    {
        var before = state.Purchase!;
        var user = posting.Purchase.User;
        if (cause.EventId is not null && !state.IsEventApplied)
        {
            yield return Add(Marker(posting, cause, now)); // First, so that a duplicate is what the service reports.
        }

        if (posting.Purchase != before.Value)
        {
            yield return Write(TablePurchaseRow.From(posting.Purchase), before.Version);
        }

        if (NewSession(state, posting) is { } sessionId)
        {
            yield return Add(TableSessionRow.From(user, sessionId, posting.Purchase.Id));
        }

        if (posting.Entry is { } entry)
        {
            yield return Add(TableEntryRow.From(user, entry));
        }

        if (posting.Balance != state.Balance.Value)
        {
            yield return Write(TableBalanceRow.From(user, posting.Balance), state.Balance.Version);
        }
    }

    /// <summary>The session that the purchase is given by the posting; null where it has one, or gets none.</summary>
    public static string? NewSession(LedgerState state, Posting posting) =>
        state.Purchase!.Value.SessionId is null ? posting.Purchase.SessionId : null;

    public static string MarkerKey(string eventId) => TableKey.Row("event", eventId);

    public static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);

    public static TableTransactionAction Write(TableEntity row, string? version) => version is null
        ? Add(row)
        : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, new ETag(version));

    private static TableEntity Marker(Posting posting, Cause cause, DateTimeOffset now) =>
        new(TableKey.Partition(posting.Purchase.User.Value), MarkerKey(cause.EventId!))
        {
            ["EventId"] = cause.EventId,
            ["Type"] = cause.EventType,
            ["PurchaseId"] = posting.Purchase.Id.Value,
            ["Credits"] = posting.Entry?.Credits ?? 0,
            ["At"] = now,
        };
}
