using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Functions.Http;

/// <summary>A page of a user's ledger, for the user and for operators.</summary>
internal sealed record LedgerResponse(IReadOnlyList<LedgerResponse.Entry> Entries, string? NextCursor)
{
    public const string List = "ledger";

    public static LedgerResponse Of(PageOfUser request, Page<LedgerEntry> page) => new([.. page.Items.Select(Entry.Of)], request.Next(page.Next));

    internal sealed record Entry(
        long Sequence,
        string Kind,
        long Credits,
        long BalanceAfter,
        string? PurchaseId,
        string? EventId,
        string Cause,
        string? Reason,
        DateTimeOffset At)
    {
        public static Entry Of(LedgerEntry entry) => new(
            entry.Sequence,
            entry.Kind.ToString().ToLowerInvariant(),
            entry.Credits,
            entry.BalanceAfter,
            entry.Purchase?.Value,
            Core.Ledger.EntrySource.EventIdOf(entry.Cause),
            entry.Cause,
            entry.Reason,
            entry.At);
    }
}
