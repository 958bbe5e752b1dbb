using System.Runtime.CompilerServices;
using System.Text.Json;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Compares the complete sessions at Stripe with our purchases.</summary>
public sealed class SessionPhase(StripeSessions stripeSessions, SessionCheck check, OpenPurchaseStore openPurchases) : IReconcilePhase
{
    public ReconcilePhase Phase => ReconcilePhase.Sessions;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReconcileItem> ItemsAsync(ReconcileRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = request.Cursor;
        var sessions = StripePage.AllAsync(
            cursor.After, after => stripeSessions.ListCompleteAsync(cursor.From, cursor.To, after, request.Limit, cancellationToken));
        await foreach (var session in sessions)
        {
            var sessionId = session.RequiredText("id");
            yield return new ReconcileItem(
                sessionId, token => CompareAsync(session, request, token), reason => SessionDifference.WithoutPurchase(sessionId, reason));
        }
    }

    private async Task<Comparison> CompareAsync(JsonElement session, ReconcileRequest request, CancellationToken cancellationToken)
    {
        var comparison = await check.CompareAsync(session, request, cancellationToken);
        if (!request.IsDryRun && comparison is { Difference: null or { IsSettled: true }, Purchase: { PurchasedCredits: > 0 } purchase } && purchase.Terms.ExpiresAt <= request.Now)
        {
            await openPurchases.ForgetAsync(purchase, cancellationToken); // The next phase need not ask Stripe for it.
        }

        return comparison;
    }
}
