using System.Text.Json;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Users;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>
/// Compares a session whose metadata names no purchase. Other products may share the account; but metadata can be changed at Stripe, and
/// one that is stored with a purchase of ours is ours all the same.
/// </summary>
public sealed class CompareNamelessSession(TablePurchases purchases, CompareSession compareSession)
{
    private const string Remedy = "the session's metadata does not name its purchase any more, and nothing is settled until it does";

    /// <summary>Compares it by what is stored. Nothing is settled: a grant needs our names on the session as well.</summary>
    /// <returns>The difference, or null, and the purchase; null where it is none of ours, or was not paid.</returns>
    public async Task<(Difference? Difference, Purchase? Purchase)> CompareAsync(JsonElement session, CancellationToken cancellationToken)
    {
        if (session.Text("payment_status") is not "paid" || await FindAsync(session, cancellationToken) is not { } stored)
        {
            return (null, null);
        }

        var observation = SessionJson.Observe(session, SessionOutcome.Paid, session.RequiredTime("created"));
        var (difference, _) = await compareSession.CompareAsync(stored.Name, observation, isDryRun: true, cancellationToken);
        return (difference is null ? null : difference with { Reason = $"{difference.Reason}; {Remedy}" }, stored);
    }

    /// <summary>Its reference is the user, whose rows say which sessions are theirs.</summary>
    private async Task<Purchase?> FindAsync(JsonElement session, CancellationToken cancellationToken) =>
        UserId.TryCreate(session.Text("client_reference_id"), out var user)
            ? await purchases.FindBySessionAsync(user, session.RequiredText("id"), cancellationToken)
            : null;
}
