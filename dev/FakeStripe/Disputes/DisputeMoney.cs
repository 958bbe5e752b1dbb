namespace CreditFunctions.FakeStripe.Disputes;

/// <summary>The balance transactions of a dispute.</summary>
internal static class DisputeMoney
{
    private const long Fee = 1500;

    /// <summary>The default movements of a change to a status.</summary>
    public static IEnumerable<DisputeMovement> Due(JsonObject dispute, string status)
    {
        var transactions = dispute.Objects("balance_transactions").ToList();
        var first = transactions.FirstOrDefault(transaction => transaction.Number("amount") < 0);
        var currency = first?.RequiredText("currency") ?? dispute.RequiredText("currency");
        var withdrawn = -transactions.Sum(transaction => transaction.Number("amount"));
        return DisputeStatus.TakesMoney(status) && withdrawn <= 0 ? [new DisputeMovement(first?.Number("amount") ?? -dispute.Number("amount"), currency, Fee)]
            : DisputeStatus.ReturnsMoney(status) && withdrawn > 0 ? [new DisputeMovement(withdrawn, currency, -Fee)]
            : [];
    }

    public static void Move(JsonObject dispute, DisputeMovement movement, long now)
    {
        var isWithdrawal = movement.Amount < 0;
        dispute["balance_transactions"]!.AsArray().Add(new JsonObject
        {
            ["id"] = Id.New("txn_1", 23),
            ["object"] = "balance_transaction",
            ["amount"] = movement.Amount,
            ["available_on"] = now,
            ["balance_type"] = "payments",
            ["created"] = now,
            ["currency"] = movement.Currency,
            ["description"] = $"Chargeback {(isWithdrawal ? "withdrawal" : "reversal")} for {dispute.Text("charge")}",
            ["exchange_rate"] = null,
            ["fee"] = movement.Fee,
            ["fee_details"] = FeeDetails(movement),
            ["net"] = movement.Amount - movement.Fee,
            ["reporting_category"] = isWithdrawal ? "dispute" : "dispute_reversal",
            ["source"] = dispute.Id(),
            ["status"] = "pending",
            ["type"] = "adjustment",
        });
    }

    private static JsonArray FeeDetails(DisputeMovement movement) => movement.Fee == 0 ? [] : new JsonArray(new JsonObject
    {
        ["amount"] = movement.Fee, ["application"] = null, ["currency"] = movement.Currency, ["description"] = "Dispute fee", ["type"] = "stripe_fee",
    });
}
