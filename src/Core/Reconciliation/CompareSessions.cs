using System.Text.Json;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>Compares the complete sessions at Stripe with our purchases.</summary>
public sealed class CompareSessions(StripeSessions stripeSessions, CompareSession compareSession, EventPolicy policy)
{
    public async Task<PhasePage> CompareAsync(ReconcilePosition position, int limit, bool isDryRun, CancellationToken cancellationToken)
    {
        var (from, to) = position.Window;
        var page = await stripeSessions.ListCompleteAsync(from, to, position.After, limit, cancellationToken);
        var differences = new List<Difference>();
        foreach (var session in page.Items)
        {
            if (await CompareAsync(session, isDryRun, cancellationToken) is { } difference)
            {
                differences.Add(difference);
            }
        }

        return new PhasePage(differences, page.Items.Count, page.After);
    }

    private async Task<Difference?> CompareAsync(JsonElement json, bool isDryRun, CancellationToken cancellationToken)
    {
        try
        {
            return SeenSession.Read(json, policy) switch
            {
                null => null,
                { Purchase: { } name } seen => (await compareSession.CompareAsync(name, seen.Observation, isDryRun, cancellationToken)).Difference,
                var seen => Unsettled(seen.Observation.SessionId, "its metadata names no purchase that could be one of ours"),
            };
        }
        catch (Exception failure) when (failure is UnreadableEventException or CorruptRowException)
        {
            return Unsettled(json.RequiredText("id"), failure.Message);
        }
    }

    private static Difference Unsettled(string sessionId, string reason) =>
        new(DifferenceKind.PaidNotCredited, UserId: null, PurchaseId: null, sessionId, Credits: 0, IsSettled: false, reason);
}
