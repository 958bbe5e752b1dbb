namespace CreditFunctions.FakeStripe.Disputes;

/// <summary>The balance transactions of a dispute: none, the withdrawal, or the withdrawal and its reversal.</summary>
internal static class DisputeMoney
{
    private const long Fee = 1500;

    public static bool IsWithdrawn(JsonObject dispute) => dispute.Objects("balance_transactions").Any();

    public static bool IsReinstated(JsonObject dispute) => dispute.Objects("balance_transactions").Count() > 1;

    public static void Withdraw(JsonObject dispute, long now) => Add(dispute, -dispute.Number("amount"), Fee, "withdrawal", "dispute", now);

    public static void Reinstate(JsonObject dispute, long now) => Add(dispute, dispute.Number("amount"), -Fee, "reversal", "dispute_reversal", now);

    private static void Add(JsonObject dispute, long amount, long fee, string what, string category, long now)
    {
        var currency = dispute.RequiredText("currency");
        dispute["balance_transactions"]!.AsArray().Add(new JsonObject
        {
            ["id"] = Id.New("txn_1", 23),
            ["object"] = "balance_transaction",
            ["amount"] = amount,
            ["available_on"] = now,
            ["balance_type"] = "payments",
            ["created"] = now,
            ["currency"] = currency,
            ["description"] = $"Chargeback {what} for {dispute.Text("charge")}",
            ["exchange_rate"] = null,
            ["fee"] = fee,
            ["fee_details"] = new JsonArray(new JsonObject
            {
                ["amount"] = fee, ["application"] = null, ["currency"] = currency, ["description"] = "Dispute fee", ["type"] = "stripe_fee",
            }),
            ["net"] = amount - fee,
            ["reporting_category"] = category,
            ["source"] = dispute.Id(),
            ["status"] = "pending",
            ["type"] = "adjustment",
        });
    }
}
