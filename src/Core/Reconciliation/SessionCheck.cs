using System.Text.Json;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>
/// Compares a Checkout session, and the refunds and disputes of its payment, with its purchase, and settles the difference if the rules allow it. Writes nothing if nothing would change.
/// </summary>
public sealed class SessionCheck(RecordSession recordSession, ReturnedPayments returnedPayments, LedgerStore ledger, InstallationCheck installations, EventPolicy policy)
{
    private const string Unnamed = "the session's metadata does not name its purchase any more, and nothing is settled until it does";

    /// <summary>Compares a session from Stripe's list with the purchase that it belongs to.</summary>
    public async Task<Comparison> CompareAsync(JsonElement session, ReconcileRequest request, CancellationToken cancellationToken) => PurchaseSession.Read(session, policy) switch
    {
        { } read when await installations.IgnoreReasonAsync(read.Purchase, read.Installation, cancellationToken) is not null => new Comparison(),
        { Purchase: { } name } read => await CompareAsync(name, read.Snapshot, session, request, cancellationToken),
        { } read => new Comparison(SessionDifference.WithoutPurchase(read.Snapshot.SessionId, "its metadata names no purchase that could be one of ours")),
        null when IsPaid(session) && await FindPurchaseAsync(session, cancellationToken) is { } purchase => await CompareUnnamedAsync(purchase, session, request, cancellationToken),
        null => new Comparison(),
    };

    /// <summary>Compares a purchase with the session that is stored with it.</summary>
    /// <returns>Null if Stripe does not show the session as one of ours.</returns>
    public async Task<Comparison?> CompareAsync(Purchase purchase, JsonElement session, ReconcileRequest request, CancellationToken cancellationToken) => PurchaseSession.Read(session, policy) switch
    {
        { } read => await CompareAsync(purchase.Name, read.Snapshot, session, request, cancellationToken),
        null when IsPaid(session) => await CompareUnnamedAsync(purchase, session, request, cancellationToken),
        null => null,
    };

    private static bool IsPaid(JsonElement session) => session.Text("payment_status") is "paid";

    /// <summary>
    /// Other products may share the Stripe account, and metadata can be edited at Stripe. A session is ours if it is stored with one of our
    /// purchases. Its reference is the user, whose rows say which sessions are theirs.
    /// </summary>
    private async Task<Purchase?> FindPurchaseAsync(JsonElement session, CancellationToken cancellationToken) =>
        UserId.TryCreate(session.Text("client_reference_id"), out var user)
            ? await ledger.FindBySessionAsync(user, session.RequiredText("id"), cancellationToken)
            : null;

    /// <summary>Compares a paid session that has lost our metadata. It is never settled, because a grant requires the metadata.</summary>
    private async Task<Comparison> CompareUnnamedAsync(Purchase purchase, JsonElement session, ReconcileRequest request, CancellationToken cancellationToken)
    {
        var snapshot = SessionJson.Snapshot(session, SessionOutcome.Paid, session.RequiredTime("created"));
        var comparison = await CompareAsync(purchase.Name, snapshot, session, request with { IsDryRun = true }, cancellationToken);
        return comparison with { Difference = comparison.Difference is { } found ? found with { Reason = $"{found.Reason}; {Unnamed}" } : null };
    }

    private async Task<Comparison> CompareAsync(
        PurchaseKey name, CheckoutSessionSnapshot session, JsonElement shown, ReconcileRequest request, CancellationToken cancellationToken)
    {
        var preview = await recordSession.PreviewAsync(name, session, cancellationToken);
        var found = SessionDifference.Of(name, session, preview);
        if (preview is not PaymentOutcome.Recorded previewed)
        {
            return new Comparison(found);
        }

        if (SessionDifference.NeedsOperator(found, previewed.Before))
        {
            return new Comparison(found, previewed.Before);
        }

        var (returned, problems) = await returnedPayments.ReadAsync(shown, previewed.Before.Facts, request.Now, cancellationToken);
        var complete = session with { Returned = returned };
        if (returned != PurchaseFacts.None && await recordSession.PreviewAsync(name, complete, cancellationToken) is PaymentOutcome.Recorded all && IsWorth(all, previewed))
        {
            (session, found, previewed) = (complete, SessionDifference.Of(name, complete, all), all);
        }

        if (request.IsDryRun || !previewed.IsChange)
        {
            return new Comparison(found is null ? null : found with { IsSettled = found.IsSettled && !request.IsDryRun }, previewed.Before) { Unchecked = problems };
        }

        var outcome = await recordSession.RecordAsync(name, session, cancellationToken);
        return new Comparison(SessionDifference.After(name, session, found, outcome), (outcome as PaymentOutcome.Recorded)?.Update.Purchase) { Unchecked = problems };
    }

    /// <summary>Whether refunds and disputes change what the user is entitled to. Otherwise every run would write how a known dispute stands.</summary>
    private static bool IsWorth(PaymentOutcome.Recorded withReturned, PaymentOutcome.Recorded without) =>
        withReturned.Update.Purchase.Entitlement != without.Update.Purchase.Entitlement;
}
