using System.Runtime.CompilerServices;
using System.Text.Json;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Payments;
using CreditFunctions.Core.Purchases;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Compares the complete sessions at Stripe with our purchases.</summary>
public sealed class CompareSessions(
    StripeSessions stripeSessions,
    CompareSession compareSession,
    CompareNamelessSession compareNameless,
    CompareItem compareItem,
    TableOpenPurchases openPurchases,
    EventPolicy policy,
    TimeProvider time)
{
    /// <summary>Compares one after the other, from a position to the end of the phase; Stripe is asked for a page of the limit at a time.</summary>
    public async IAsyncEnumerable<ComparedItem> CompareAsync(
        ReconcilePosition position, int limit, bool isDryRun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (from, to) = position.Window;
        var sessions = StripePage.AllAsync(position.After, after => stripeSessions.ListCompleteAsync(from, to, after, limit, cancellationToken));
        await foreach (var session in sessions)
        {
            var sessionId = session.RequiredText("id");
            var difference = await compareItem.CompareAsync(
                () => CompareAsync(session, isDryRun, cancellationToken), reason => Unsettled(sessionId, reason));
            yield return new ComparedItem(difference, sessionId);
        }
    }

    private async Task<Difference?> CompareAsync(JsonElement session, bool isDryRun, CancellationToken cancellationToken)
    {
        var (difference, purchase) = SeenSession.Read(session, policy) switch
        {
            null => await compareNameless.CompareAsync(session, cancellationToken),
            { Purchase: { } name } seen => await compareSession.CompareAsync(name, seen.Observation, isDryRun, cancellationToken),
            var seen => (Unsettled(seen.Observation.SessionId, "its metadata names no purchase that could be one of ours"), null),
        };
        if (!isDryRun && difference is null or { IsSettled: true } && purchase is not null && IsOverdue(purchase))
        {
            await openPurchases.ForgetAsync(purchase, cancellationToken); // Seen here, it need not be asked for by itself.
        }

        return difference;
    }

    private bool IsOverdue(Purchase purchase) => purchase.PurchasedCredits > 0 && purchase.Terms.ExpiresAt <= time.GetUtcNow();

    private static Difference Unsettled(string sessionId, string reason) =>
        new(DifferenceKind.PaidNotCredited, UserId: null, PurchaseId: null, sessionId, Credits: 0, IsSettled: false, reason);
}
