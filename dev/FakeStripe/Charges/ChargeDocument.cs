namespace CreditFunctions.FakeStripe.Charges;

internal static class ChargeDocument
{
    private static readonly string[] FromIntent = ["currency", "customer", "description", "metadata", "receipt_email", "shipping", "statement_descriptor"];

    public static JsonObject Build(JsonObject intent, JsonObject method, long now)
    {
        var charge = Template.Of(Kind.Charge);
        charge["id"] = Id.New("ch_3", 23);
        charge["created"] = now;
        charge["amount"] = intent.Number("amount");
        charge["payment_intent"] = intent.Id();
        charge["payment_method"] = method.Id();
        charge["billing_details"] = method["billing_details"]!.DeepClone();
        charge["payment_method_details"] = Details(method);
        foreach (var name in FromIntent)
        {
            charge[name] = intent[name]?.DeepClone();
        }

        return charge;
    }

    public static void Succeed(JsonObject charge)
    {
        charge["status"] = "succeeded";
        charge["paid"] = true;
        charge["captured"] = true;
        charge["amount_captured"] = charge.Number("amount");
        charge["balance_transaction"] = Id.New("txn_3", 23);
        charge["receipt_url"] = $"https://pay.stripe.com/receipts/payment/{charge.Id()}";
    }

    public static void Fail(JsonObject charge, string code, string? declineCode, string message)
    {
        charge["status"] = "failed";
        charge["paid"] = false;
        charge["captured"] = false;
        charge["failure_code"] = code;
        charge["failure_message"] = message;
        var outcome = charge["outcome"]!.AsObject();
        outcome["network_status"] = "declined_by_network";
        outcome["reason"] = declineCode ?? code;
        outcome["seller_message"] = "The bank did not return any further details with this decline.";
        outcome["type"] = "issuer_declined";
    }

    private static JsonObject Details(JsonObject method)
    {
        var type = method.RequiredText("type");
        return new JsonObject { ["type"] = type, [type] = method[type]!.DeepClone() };
    }
}
