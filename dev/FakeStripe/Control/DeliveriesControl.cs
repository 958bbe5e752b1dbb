namespace CreditFunctions.FakeStripe.Control;

/// <summary>
/// <c>{"duplicate":1,"shuffle":true,"delayMs":100,"drop":2}</c>: duplicates each delivery, shuffles and delays deliveries, and drops a number
/// of the next ones (<c>true</c> for all). Omitted members are reset.
/// </summary>
internal sealed class DeliveriesControl(DeliveryControls controls) : IControl
{
    private const int DropAll = -1;

    public string Name => "deliveries";

    public JsonObject Run(HttpContext context, JsonObject body)
    {
        controls.Set(body.Count("duplicate", whenTrue: 1), body.IsTrue("shuffle"), body.Count("delayMs", whenTrue: 0), body.Count("drop", DropAll));
        return controls.ToJson();
    }
}
