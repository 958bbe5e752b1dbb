using CreditFunctions.FakeStripe.Disputes;

namespace CreditFunctions.FakeStripe.Control;

/// <summary>
/// <c>{"paymentIntent":"pi_…","amount":4999,"status":"needs_response"}</c>: opens a dispute, or changes the status of the open one, and sends
/// all events. <c>dispute</c> selects a dispute, which may be closed; <c>"new":true</c> opens another one.
/// <c>"balanceTransactions":[{"amount":-4600,"currency":"eur"}]</c> replaces the default movements of money.
/// </summary>
internal sealed class DisputesControl(DocumentStore store, DisputeOpening disputes) : IControl
{
    public string Name => "disputes";

    public JsonObject Run(HttpContext context, JsonObject body)
    {
        var status = body.Text("status") ?? DisputeStatus.NeedsResponse;
        if (!DisputeStatus.All.Contains(status, StringComparer.Ordinal))
        {
            throw StripeError.Invalid($"status must be one of {string.Join(", ", DisputeStatus.All)}.", "status");
        }

        if (Existing(body) is { } dispute)
        {
            disputes.Advance(dispute, status, Moved(body, dispute.RequiredText("currency")));
            return dispute.Visible();
        }

        var intent = store.Require(Kind.PaymentIntent, body.Required("paymentIntent"), "paymentIntent");
        var charge = store.Require(Kind.Charge, intent.Text("latest_charge") ?? throw StripeError.State("This payment intent has not been paid."));
        var currency = body.Text("currency") ?? charge.RequiredText("currency");
        return disputes.Open(charge, body.Amount("amount") ?? charge.Number("amount"), status, currency, body.Text("reason"), Moved(body, currency)).Visible();
    }

    private JsonObject? Existing(JsonObject body) => body.Text("dispute") is { } id
        ? store.Require(Kind.Dispute, id, "dispute")
        : store.All(Kind.Dispute).FirstOrDefault(dispute =>
            dispute.Text("payment_intent") == body.Text("paymentIntent")
            && !DisputeStatus.IsClosed(dispute.RequiredText("status"))
            && !body.IsTrue("new"));

    private static List<DisputeMovement>? Moved(JsonObject body, string currency) => body["balanceTransactions"] switch
    {
        null => null,
        JsonArray transactions => [.. transactions.Select(transaction => Movement(transaction, currency))],
        _ => throw StripeError.Invalid("balanceTransactions must be a list.", "balanceTransactions"),
    };

    private static DisputeMovement Movement(JsonNode? transaction, string currency) =>
        transaction is JsonObject moved && moved["amount"] is JsonValue value && value.TryGetValue<long>(out var amount) && amount is not 0 and not long.MinValue
            ? new DisputeMovement(amount, moved.Text("currency") ?? currency)
            : throw StripeError.Invalid("Each of balanceTransactions must have an amount that is a whole number and not 0.", "balanceTransactions");
}
