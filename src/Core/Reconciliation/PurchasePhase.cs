using System.Runtime.CompilerServices;
using System.Text.Json;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>
/// Compares our purchases that should have ended, until each of them has. It asks Stripe only about purchases that are open here, and about
/// purchases with credits that were not among Stripe's complete sessions.
/// </summary>
public sealed class PurchasePhase(
    OpenPurchaseStore openPurchases,
    LedgerStore store,
    StripeSessions stripeSessions,
    SessionCheck check,
    LedgerWriter ledger) : IReconcilePhase
{
    /// <summary>How long after its time a purchase without a session expires. No checkout request runs that long.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    public ReconcilePhase Phase => ReconcilePhase.Purchases;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReconcileItem> ItemsAsync(ReconcileRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var before = request.Cursor.To < request.Now ? request.Cursor.To : request.Now;
        var after = request.Cursor.After;
        IReadOnlyList<OpenPurchase> page;
        do
        {
            page = await openPurchases.ListAsync(before, after, request.Limit, cancellationToken);
            foreach (var open in page)
            {
                yield return new ReconcileItem(
                    open.Position, token => CompareAsync(open, request, token), reason => Unsettled(open, DifferenceKind.AmountDiffers, reason));
                after = open.Position;
            }
        }
        while (page.Count == request.Limit);
    }

    private async Task<Comparison> CompareAsync(OpenPurchase open, ReconcileRequest request, CancellationToken cancellationToken)
    {
        if (open.Name is not { } name)
        {
            return new Comparison(Unsettled(open, DifferenceKind.PaidNotCredited, $"the row {open.Position} of the open purchases names no purchase"));
        }

        var stored = await store.FindAsync(name, cancellationToken);
        var (comparison, hasEnded) = stored switch
        {
            null => (new Comparison(), request.Now > open.EndsAt + Grace), // Never stored: its idempotency key was in use, or the process ended.
            _ when HasEnded(stored) && stored.PurchasedCredits == 0 => (new Comparison(), true),
            _ when request.Now < stored.Terms.ExpiresAt => (new Comparison(), false), // A later attempt has more time.
            { SessionId: { } sessionId } => await CompareAsync(open, stored, sessionId, request, cancellationToken),
            _ => (new Comparison(), request.Now > stored.Terms.ExpiresAt + Grace && (request.IsDryRun || await ExpireAsync(stored, cancellationToken))),
        };
        if (hasEnded && !request.IsDryRun)
        {
            await openPurchases.ForgetAsync(open, cancellationToken);
        }

        return comparison;
    }

    private static bool HasEnded(Purchase purchase) =>
        purchase.Entitlement.Status is not (PurchaseStatus.Pending or PurchaseStatus.Processing);

    private async Task<(Comparison Comparison, bool HasEnded)> CompareAsync(
        OpenPurchase open, Purchase stored, string sessionId, ReconcileRequest request, CancellationToken cancellationToken)
    {
        var session = await stripeSessions.FindJsonAsync(sessionId, cancellationToken);
        if (session is not { } found || await check.CompareAsync(stored, found, request, cancellationToken) is not { } comparison)
        {
            // The key is of another account or mode, or test data was deleted. Whether it was paid is unknown, so nothing is decided.
            var kind = stored.PurchasedCredits > 0 ? DifferenceKind.CreditedNotPaid : DifferenceKind.PaidNotCredited;
            var unknown = Unsettled(open, kind, "Stripe does not know the session, or not as one of ours");
            return (new Comparison(unknown with { SessionId = sessionId, Credits = stored.GrantedCredits }), false);
        }

        var hasEnded = comparison is { Difference: not { Kind: DifferenceKind.CreditedNotPaid }, Purchase: { } purchase } && HasEnded(purchase);
        return (IsInSessionPhase(found, request.Cursor) ? OnlySettled(comparison) : comparison, hasEnded);
    }

    /// <summary>The session phase of the same run has compared the session and reported what it could not settle.</summary>
    private static bool IsInSessionPhase(JsonElement session, ReconcileCursor cursor) =>
        session.Text("status") == "complete" && session.RequiredTime("created") is var created && created >= cursor.From && created < cursor.To;

    private static Comparison OnlySettled(Comparison comparison) =>
        new(comparison.Difference is { IsSettled: true } settled ? settled : null, comparison.Purchase);

    /// <returns>False if the purchase got a session at the last moment.</returns>
    private async Task<bool> ExpireAsync(Purchase stored, CancellationToken cancellationToken) =>
        await ledger.ExecuteAsync(
            stored.User,
            new RecordPayment(stored.Id, EntrySource.Expiry(stored.Id.Value), new PaymentUpdate.NoSession()),
            cancellationToken) is PaymentOutcome.Recorded;

    private static Difference Unsettled(OpenPurchase open, DifferenceKind kind, string reason) =>
        new(kind, open.Name?.User.Value, open.Name?.Id.Value, SessionId: null, Credits: 0, IsSettled: false, reason);
}
