using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Queries;

/// <summary>Recomputes balances and reports every difference. Never writes.</summary>
public sealed class LedgerAuditor(UserLedgerReader ledgers, TimeProvider time)
{
    /// <summary>Audits one user.</summary>
    public async Task<LedgerAudit> AuditAsync(UserId user, CancellationToken cancellationToken)
    {
        // A purchase that changes during the read looks like a difference, so a user with a difference is read once more.
        var audit = await AuditOnceAsync(user, cancellationToken);
        return audit.Ok ? audit : await AuditOnceAsync(user, cancellationToken);
    }

    /// <summary>Audits a page of all users who ever had an entry, or as many of them as the time budget allows.</summary>
    public async Task<Page<LedgerAudit>> AuditAllAsync(string? after, int limit, CancellationToken cancellationToken)
    {
        var budget = new FunctionTimeBudget(time);
        var page = await ledgers.ReadUsersAsync(after, limit, cancellationToken);
        var audits = new List<LedgerAudit>();
        foreach (var (partition, user) in page.Items)
        {
            audits.Add(user is null
                ? LedgerAudit.Unreadable(partition, $"the balance row of partition {partition} names no user")
                : await AuditAsync(user, cancellationToken));
            if (audits.Count < page.Items.Count && budget.IsSpent)
            {
                return new Page<LedgerAudit>(audits, partition);
            }
        }

        return new Page<LedgerAudit>(audits, page.Next);
    }

    private async Task<LedgerAudit> AuditOnceAsync(UserId user, CancellationToken cancellationToken)
    {
        try
        {
            var (balance, entries, purchases) = await ledgers.ReadAsync(user, cancellationToken);
            return LedgerAudit.Of(user.Value, balance, entries, purchases);
        }
        catch (CorruptRowException failure)
        {
            return LedgerAudit.Unreadable(user.Value, failure.Message); // One unreadable row must not hide the users after it.
        }
    }
}
