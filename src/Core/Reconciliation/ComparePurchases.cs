using System.Runtime.CompilerServices;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>
/// Compares our purchases that should have ended, one by one, until each is known to have ended. Stripe is asked only for those that are
/// still open here, and for those that have credits and were not among Stripe's complete sessions.
/// </summary>
public sealed class ComparePurchases(
    TableOpenPurchases openPurchases,
    TablePurchases purchases,
    StripeSessions stripeSessions,
    CompareSession compareSession,
    CompareItem compareItem,
    LedgerWriter ledger,
    TimeProvider time)
{
    /// <summary>A purchase without a session is given up this long after its time: whoever was at work on it is not any more.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>Compares one after the other, oldest first, from a position to the end of the phase; a page of the limit is read at a time.</summary>
    public async IAsyncEnumerable<ComparedItem> CompareAsync(
        ReconcilePosition position, int limit, bool isDryRun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var before = position.Window.To < now ? position.Window.To : now;
        var after = position.After;
        IReadOnlyList<OpenPurchase> page;
        do
        {
            page = await openPurchases.ListAsync(before, after, limit, cancellationToken);
            foreach (var open in page)
            {
                var difference = await compareItem.CompareAsync(
                    () => CompareAsync(open, now, isDryRun, cancellationToken), reason => Unsettled(open, DifferenceKind.AmountDiffers, reason));
                yield return new ComparedItem(difference, open.Position);
                after = open.Position;
            }
        }
        while (page.Count == limit);
    }

    private async Task<Difference?> CompareAsync(OpenPurchase open, DateTimeOffset now, bool isDryRun, CancellationToken cancellationToken)
    {
        if (open.Name is not { } name)
        {
            return Unsettled(open, DifferenceKind.PaidNotCredited, $"the row {open.Position} of the open purchases names no purchase");
        }

        var stored = (await purchases.FindAsync(name, cancellationToken))?.Value;
        var (difference, hasEnded) = stored switch
        {
            null => (null, now > open.EndsAt + Grace), // Never written: its idempotency key was in use, or the program stopped.
            _ when HasEnded(stored) && stored.PurchasedCredits == 0 => (null, true),
            _ when now < stored.Terms.ExpiresAt => (null, false), // A later attempt has more time.
            { SessionId: { } sessionId } => await AskAsync(open, stored, sessionId, isDryRun, cancellationToken),
            _ => (null, now > stored.Terms.ExpiresAt + Grace && (isDryRun || await ExpireAsync(stored, cancellationToken))),
        };
        if (hasEnded && !isDryRun)
        {
            await openPurchases.ForgetAsync(open, cancellationToken);
        }

        return difference;
    }

    private static bool HasEnded(Purchase purchase) =>
        purchase.Settlement.Status is not (PurchaseStatus.Pending or PurchaseStatus.Processing);

    private async Task<(Difference? Difference, bool HasEnded)> AskAsync(
        OpenPurchase open, Purchase stored, string sessionId, bool isDryRun, CancellationToken cancellationToken)
    {
        if (await stripeSessions.FindAsync(sessionId, cancellationToken) is not { } seen)
        {
            // Another account's or mode's key, or deleted test data: whether it was paid cannot be told, so nothing is decided.
            var kind = stored.PurchasedCredits > 0 ? DifferenceKind.CreditedNotPaid : DifferenceKind.PaidNotCredited;
            var unknown = Unsettled(open, kind, "Stripe does not know the session, or not as one of ours");
            return (unknown with { SessionId = sessionId, Credits = stored.GrantedCredits }, false);
        }

        var (difference, after) = await compareSession.CompareAsync(stored.Name, seen.Observation, isDryRun, cancellationToken);
        return (difference, difference?.Kind != DifferenceKind.CreditedNotPaid && after is not null && HasEnded(after));
    }

    /// <returns>False where the purchase has got a session at the last moment.</returns>
    private async Task<bool> ExpireAsync(Purchase stored, CancellationToken cancellationToken) =>
        await ledger.ExecuteAsync(
            stored.User,
            new RecordPayment(stored.Id, Cause.Expiry(stored.Id.Value), new PaymentUpdate.NoSession()),
            cancellationToken) is PaymentOutcome.Recorded;

    private static Difference Unsettled(OpenPurchase open, DifferenceKind kind, string reason) =>
        new(kind, open.Name?.User.Value, open.Name?.Id.Value, SessionId: null, Credits: 0, IsSettled: false, reason);
}
