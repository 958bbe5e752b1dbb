using System.Text.Json;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Stripe;

/// <summary>Reads the members that a Checkout session has in events and in API responses.</summary>
internal static class SessionJson
{
    /// <summary>Why a session is not ours; null if it is. Other products may share the Stripe account.</summary>
    public static string? IgnoreReason(JsonElement session)
    {
        if (session.Text("mode") is not "payment")
        {
            return $"the session's mode is {session.Text("mode") ?? "not given"}, not payment";
        }

        if (session.Id("payment_link") is not null)
        {
            return "the session was created by a payment link";
        }

        var metadata = session.Member("metadata");
        return metadata?.Text(PurchaseMetadata.Type) == PurchaseMetadata.CreditPurchase && metadata?.Text(PurchaseMetadata.PurchaseId) is { Length: > 0 }
            ? null
            : "the session's metadata names no purchase of ours";
    }

    /// <summary>The purchase that the metadata names; null if the ids are not valid.</summary>
    public static PurchaseKey? Purchase(JsonElement session)
    {
        var metadata = session.Member("metadata");
        return PurchaseKey.Of(metadata?.Text(PurchaseMetadata.UserId), metadata?.Text(PurchaseMetadata.PurchaseId));
    }

    /// <summary>The installation that the metadata of a session or a payment intent names; null for none.</summary>
    public static string? Installation(JsonElement shown) => shown.Member("metadata")?.Text(PurchaseMetadata.Installation) is { Length: > 0 } name ? name : null;

    public static CheckoutSessionSnapshot Snapshot(JsonElement session, SessionOutcome outcome, DateTimeOffset at) => new(
        session.RequiredText("id"),
        outcome,
        session.Text("currency"),
        session.Integer("amount_subtotal"),
        session.Integer("amount_total"),
        session.Member("total_details")?.Integer("amount_discount") ?? 0,
        session.Id("payment_intent"),
        session.Member("currency_conversion") is not null,
        at);
}
