using CreditFunctions.Core.Events;
using CreditFunctions.Core.Facts;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Compares our purchases that should have ended with their sessions, one by one, until each is known to have ended.</summary>
public sealed class ComparePurchases(
    TableOpenPurchases openPurchases,
    TablePurchases purchases,
    StripeSessions stripeSessions,
    CompareSession compareSession,
    SettlePurchase settle,
    TimeProvider time)
{
    /// <summary>A purchase without a session is given up this long after its time: whoever was at work on it is not any more.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    public async Task<PhasePage> CompareAsync(ReconcilePosition position, int limit, bool isDryRun, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var page = await openPurchases.ListAsync(position.Window.To < now ? position.Window.To : now, position.After, limit, cancellationToken);
        var differences = new List<Difference>();
        foreach (var open in page)
        {
            var (difference, hasEnded) = await CompareAsync(open, now, isDryRun, cancellationToken);
            if (difference is not null)
            {
                differences.Add(difference);
            }

            if (hasEnded && !isDryRun)
            {
                await openPurchases.ForgetAsync(open, cancellationToken);
            }
        }

        return new PhasePage(differences, page.Count, page.Count == limit ? page[^1].Position : null);
    }

    private static bool HasEnded(Purchase purchase) =>
        purchase.Settlement.Status is not (PurchaseStatus.Pending or PurchaseStatus.Processing);

    private async Task<(Difference? Difference, bool HasEnded)> CompareAsync(
        OpenPurchase open, DateTimeOffset now, bool isDryRun, CancellationToken cancellationToken)
    {
        try
        {
            return (await purchases.FindAsync(open.Name, cancellationToken))?.Value switch
            {
                null => (null, now > open.EndsAt + Grace), // Never written: its idempotency key was in use, or the program stopped.
                var stored when now < stored.Terms.ExpiresAt => (null, false), // A later attempt has more time.
                { SessionId: { } sessionId } stored => await CompareAsync(stored, sessionId, isDryRun, cancellationToken),
                var stored => (null, now > stored.Terms.ExpiresAt + Grace && await ExpireAsync(stored, isDryRun, cancellationToken)),
            };
        }
        catch (Exception failure) when (failure is UnreadableEventException or CorruptRowException)
        {
            return (Unsettled(open.Name, DifferenceKind.AmountDiffers, null, 0, failure.Message), false);
        }
    }

    private async Task<(Difference? Difference, bool HasEnded)> CompareAsync(
        Purchase stored, string sessionId, bool isDryRun, CancellationToken cancellationToken)
    {
        if (await stripeSessions.FindAsync(sessionId, cancellationToken) is not { } seen)
        {
            return stored.PurchasedCredits > 0
                ? (Unsettled(stored.Name, DifferenceKind.CreditedNotPaid, sessionId, stored.GrantedCredits, "Stripe does not know the session, or not as one of ours"), false)
                : (null, await ExpireAsync(stored, isDryRun, cancellationToken));
        }

        var (difference, after) = await compareSession.CompareAsync(stored.Name, seen.Observation, isDryRun, cancellationToken);
        return (difference, difference?.Kind != DifferenceKind.CreditedNotPaid && after is not null && HasEnded(after));
    }

    private async Task<bool> ExpireAsync(Purchase stored, bool isDryRun, CancellationToken cancellationToken)
    {
        if (!isDryRun)
        {
            await settle.SettleAsync(
                stored.Name,
                Cause.Settle(stored.SessionId ?? stored.Id.Value),
                _ => new Judgement.Accepted(new PurchaseFacts { IsExpired = true }),
                before: Task.CompletedTask,
                SettleMode.Once,
                cancellationToken);
        }

        return true;
    }

    private static Difference Unsettled(PurchaseName name, DifferenceKind kind, string? sessionId, long credits, string reason) =>
        new(kind, name.User.Value, name.Id.Value, sessionId, credits, IsSettled: false, reason);
}
