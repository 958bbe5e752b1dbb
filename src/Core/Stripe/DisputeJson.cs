using System.Collections.Immutable;
using System.Text.Json;
using CreditFunctions.Core.Ledger.Payments;

namespace CreditFunctions.Core.Stripe;

/// <summary>Reads a dispute from an event or from a response of Stripe's API.</summary>
internal static class DisputeJson
{
    /// <summary>Stripe lists one to three. Far more would not fit into a stored row.</summary>
    private const int MovementsMax = 100;

    /// <summary>The facts of one dispute.</summary>
    /// <param name="dispute">The dispute.</param>
    /// <param name="paymentIntent">The disputed payment.</param>
    /// <param name="at">The time of the event, or of the request to Stripe.</param>
    /// <param name="eventType">The type of the event; null for a dispute that was read from Stripe's API.</param>
    /// <exception cref="UnreadableEventException">A required member is missing or has the wrong type.</exception>
    public static PurchaseFacts Facts(JsonElement dispute, string paymentIntent, DateTimeOffset at, string? eventType = null)
    {
        var status = dispute.Text("status") ?? "";
        var isInquiry = status.StartsWith("warning_", StringComparison.Ordinal);
        var known = Known(status) ?? (eventType == "charge.dispute.closed" ? DisputeStatus.Closed : null);
        var fact = new DisputeFact(
            paymentIntent,
            isInquiry ? 0 : Amount.Of(dispute),
            isInquiry ? "" : dispute.RequiredText("currency"),
            Marks(isInquiry ? null : known) | Marks(eventType))
        {
            Movements = Movements(dispute),
            Latest = known is { } latest ? new DisputeStatusAt(latest, at) : null,
        };
        return new PurchaseFacts { Disputes = FactMap.Of(dispute.RequiredText("id"), fact) };
    }

    /// <summary>Null for an unsupported status. Stripe adds statuses from time to time.</summary>
    private static DisputeStatus? Known(string status) => status switch
    {
        "warning_needs_response" => DisputeStatus.WarningNeedsResponse,
        "warning_under_review" => DisputeStatus.WarningUnderReview,
        "warning_closed" => DisputeStatus.WarningClosed,
        "needs_response" => DisputeStatus.NeedsResponse,
        "under_review" => DisputeStatus.UnderReview,
        "appeal_needs_response" => DisputeStatus.AppealNeedsResponse,
        "appeal_under_review" => DisputeStatus.AppealUnderReview,
        "prevented" => DisputeStatus.Prevented,
        "won" => DisputeStatus.Won,
        "lost" => DisputeStatus.Lost,
        _ => null,
    };

    private static DisputeMarks Marks(DisputeStatus? status) => status switch
    {
        null => DisputeMarks.None,
        DisputeStatus.Lost => DisputeMarks.Opened | DisputeMarks.Lost,
        DisputeStatus.Won => DisputeMarks.Opened | DisputeMarks.Won,
        _ => DisputeMarks.Opened,
    };

    private static DisputeMarks Marks(string? eventType) => eventType switch
    {
        "charge.dispute.funds_withdrawn" => DisputeMarks.Withdrawn,
        "charge.dispute.funds_reinstated" => DisputeMarks.Reinstated,
        _ => DisputeMarks.None,
    };

    /// <summary>All movements of money so far: withdrawals are negative, returned money is positive. More reliable than the status.</summary>
    private static ImmutableSortedDictionary<string, DisputeMovement> Movements(JsonElement dispute)
    {
        var movements = FactMap.Empty<DisputeMovement>();
        foreach (var (index, transaction) in dispute.Items("balance_transactions").Index())
        {
            if (index == MovementsMax)
            {
                throw new UnreadableEventException($"balance_transactions has more than {MovementsMax} items");
            }

            var movement = Movement(transaction, dispute);
            if (movement.Amount != 0)
            {
                movements = FactMap.Merge(movements, FactMap.Of(Id(transaction, movement, movements), movement), (one, other) => one.Merge(other));
            }
        }

        return movements;
    }

    private static DisputeMovement Movement(JsonElement transaction, JsonElement dispute) => new(
        transaction.RequiredInteger("amount"), // Not "net", which includes the fee.
        transaction.Text("currency") ?? dispute.RequiredText("currency"),
        transaction.Time("created") ?? dispute.Time("created") ?? DateTimeOffset.UnixEpoch);

    private static string Id(JsonElement transaction, DisputeMovement movement, ImmutableSortedDictionary<string, DisputeMovement> before) =>
        transaction.Text("id") is { Length: > 0 } id ? id : Enumerable.Range(1, MovementsMax).Select(movement.NamelessId).First(id => !before.ContainsKey(id));
}
