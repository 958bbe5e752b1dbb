using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Tests.Events;

/// <summary>Finds the word that the samples' README has for what a file leads to.</summary>
internal static class Leading
{
    /// <summary>What must have come before, for files that take back or repeat something; the payment is always before a refund.</summary>
    private static readonly Dictionary<string, string> Before = new(StringComparer.Ordinal)
    {
        ["refund.updated.succeeded.json"] = "refund.created.pending.json",
        ["refund.updated.canceled.json"] = "refund.created.pending.json",
        ["refund.updated.arn_only.json"] = "refund.created.succeeded_1000.json",
        ["charge.refund.updated.arn_only.json"] = "refund.created.succeeded_1000.json",
        ["refund.failed.json"] = "refund.created.succeeded_1000.json",
        ["charge.dispute.updated.json"] = "charge.dispute.created.needs_response.json",
        ["charge.dispute.updated.appeal.json"] = "charge.dispute.closed.lost.json",
        ["charge.dispute.funds_reinstated.json"] = "charge.dispute.funds_withdrawn.json",
        ["charge.dispute.closed.won.json"] = "charge.dispute.funds_withdrawn.json",
    };

    public static string From(string file, bool promotions = false)
    {
        try
        {
            var stripeEvent = StripeEvent.Parse(SampleEvents.Bytes(file));
            return EventTypes.Read(stripeEvent, An.Policy()) switch
            {
                EventReading.Ignored => "ignored",
                EventReading.Declined { Purchase: { User.Value: "alice", Id.Value: A.PurchaseIdText } } => "unchanged",
                EventReading.OfSession reading => OfSession(reading, stripeEvent.Subject.GetProperty("id").GetString()!, promotions),
                EventReading.OfPayment { PaymentIntent: "pi_3SampleSmall" } reading => OfPayment(reading.Facts, Before.GetValueOrDefault(file)),
                var other => $"nothing that is known here: {other}",
            };
        }
        catch (UnreadableEventException)
        {
            return "parked";
        }
    }

    /// <summary>The facts that a session or payment event of the small purchase brings.</summary>
    public static PurchaseFacts Facts(string file) => EventTypes.Read(StripeEvent.Parse(SampleEvents.Bytes(file)), An.Policy()) switch
    {
        EventReading.OfSession reading => Accepted(reading, Small),
        EventReading.OfPayment reading => reading.Facts,
        var other => throw new InvalidOperationException($"{file} leads to {other}."),
    };

    private static Purchase Small => A.Purchase() with { SessionId = StripeEvent.Parse(SampleEvents.Bytes(An.Paid)).Subject.GetProperty("id").GetString() };

    private static string OfSession(EventReading.OfSession reading, string sessionId, bool promotions)
    {
        var terms = A.Purchase().Terms with { AllowPromotionCodes = promotions };
        var settlement = Worth(Accepted(reading, A.Purchase() with { Id = reading.Purchase.Id, SessionId = sessionId, Terms = terms }));
        return settlement.Status switch
        {
            PurchaseStatus.Completed when settlement.Credits == 50 && reading.Purchase.User == A.User() => "grant",
            var status => status.ToString().ToLowerInvariant(),
        };
    }

    private static string OfPayment(PurchaseFacts facts, string? fileBefore)
    {
        var known = fileBefore is null ? Facts(An.Paid) : Facts(An.Paid).Merge(Facts(fileBefore));
        return (Worth(known.Merge(facts)).Credits - Worth(known).Credits) switch
        {
            < 0 => "reversal",
            > 0 => "restore",
            _ => "unchanged",
        };
    }

    private static PurchaseFacts Accepted(EventReading.OfSession reading, Purchase stored) =>
        Assert.IsType<MatchResult.Accepted>(SessionMatch.Of(stored, reading.Session)).Facts;

    private static Entitlement Worth(PurchaseFacts facts) => Entitlement.Of(50, "usd", facts);
}
