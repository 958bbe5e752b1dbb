using System.Text.Json;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Users;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>
/// Compares a Checkout session with its purchase, and settles the difference if the rules allow it. Writes nothing if nothing would change.
/// </summary>
public sealed class SessionCheck(RecordSession recordSession, TablePurchases purchases, EventPolicy policy)
{
    private const string Unnamed = "the session's metadata does not name its purchase any more, and nothing is settled until it does";

    /// <summary>Compares a session from Stripe's list with the purchase that it belongs to.</summary>
    public async Task<Result> CompareAsync(JsonElement session, bool isDryRun, CancellationToken cancellationToken) => SeenSession.Read(session, policy) switch
    {
        { Purchase: { } name } seen => await CompareAsync(name, seen.Observation, isDryRun, cancellationToken),
        { } seen => new Result(SessionDifference.WithoutPurchase(seen.Observation.SessionId, "its metadata names no purchase that could be one of ours"), null),
        null when IsPaid(session) && await FindPurchaseAsync(session, cancellationToken) is { } purchase => await CompareUnnamedAsync(purchase, session, cancellationToken),
        null => new Result(null, null),
    };

    /// <summary>Compares a purchase with the session that is stored with it.</summary>
    /// <returns>Null if Stripe does not show the session as one of ours.</returns>
    public async Task<Result?> CompareAsync(Purchase purchase, JsonElement session, bool isDryRun, CancellationToken cancellationToken) => SeenSession.Read(session, policy) switch
    {
        { } seen => await CompareAsync(purchase.Name, seen.Observation, isDryRun, cancellationToken),
        null when IsPaid(session) => await CompareUnnamedAsync(purchase, session, cancellationToken),
        null => null,
    };

    private static bool IsPaid(JsonElement session) => session.Text("payment_status") is "paid";

    /// <summary>
    /// Other products may share the Stripe account, and metadata can be edited at Stripe. A session is ours if it is stored with one of our
    /// purchases. Its reference is the user, whose rows say which sessions are theirs.
    /// </summary>
    private async Task<Purchase?> FindPurchaseAsync(JsonElement session, CancellationToken cancellationToken) =>
        UserId.TryCreate(session.Text("client_reference_id"), out var user)
            ? await purchases.FindBySessionAsync(user, session.RequiredText("id"), cancellationToken)
            : null;

    /// <summary>Compares a paid session that has lost our metadata. It is never settled, because a grant requires the metadata.</summary>
    private async Task<Result> CompareUnnamedAsync(Purchase purchase, JsonElement session, CancellationToken cancellationToken)
    {
        var observation = SessionJson.Observe(session, SessionOutcome.Paid, session.RequiredTime("created"));
        var (difference, _) = await CompareAsync(purchase.Name, observation, isDryRun: true, cancellationToken);
        return new Result(difference is null ? null : difference with { Reason = $"{difference.Reason}; {Unnamed}" }, purchase);
    }

    private async Task<Result> CompareAsync(PurchaseName name, CheckoutSessionSnapshot session, bool isDryRun, CancellationToken cancellationToken)
    {
        var preview = await recordSession.PreviewAsync(name, session, cancellationToken);
        var found = SessionDifference.Of(name, session, preview);
        if (preview is not PaymentOutcome.Recorded previewed)
        {
            return new Result(found, null);
        }

        if (isDryRun)
        {
            return new Result(found is null ? null : found with { IsSettled = false }, previewed.Before);
        }

        if (!previewed.IsChange || SessionDifference.NeedsOperator(found, previewed.Before))
        {
            return new Result(found, previewed.Before);
        }

        var outcome = await recordSession.RecordAsync(name, session, cancellationToken);
        return new Result(SessionDifference.After(name, session, found, outcome), (outcome as PaymentOutcome.Recorded)?.Update.Purchase);
    }

    /// <summary>What the comparison of a session found.</summary>
    /// <param name="Difference">The difference, if any.</param>
    /// <param name="Purchase">The purchase after the comparison; null if there is none, or the session is not its own.</param>
    public sealed record Result(Difference? Difference, Purchase? Purchase);
}
