namespace CreditFunctions.FakeStripe.Control;

/// <summary>
/// <c>{"id":"cs_…","set":{"amount_total":1}}</c>: changes members of an object. Use it for states that result from features that are not
/// simulated (taxes, promotions, another product on the same account).
/// </summary>
internal sealed class ObjectsControl(DocumentStore store, Expansion expansion) : IControl
{
    public string Name => "objects";

    public JsonObject Run(HttpContext context, JsonObject body)
    {
        var id = body.Required("id");
        var document = expansion.Find(id) ?? throw StripeError.NoSuch("object", id);
        foreach (var (name, value) in body["set"] as JsonObject ?? throw StripeError.Missing("set"))
        {
            document[name] = value?.DeepClone();
        }

        store.Put(document.RequiredText("object"), document);
        return document.Visible();
    }
}
