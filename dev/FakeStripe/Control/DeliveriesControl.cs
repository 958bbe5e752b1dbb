namespace CreditFunctions.FakeStripe.Control;

/// <summary>
/// <c>{"duplicate":1,"shuffle":true,"delayMs":100,"drop":2}</c>: extra copies of each delivery, in random order, later,
/// and so many of the next ones never (<c>true</c> for all). What is left out goes back to normal.
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
