namespace CreditFunctions.FakeStripe.Control;

/// <summary>One call below <c>/_fake/</c>.</summary>
internal interface IControl
{
    string Name { get; }

    IEnumerable<string> Methods => ["POST"];

    JsonObject Run(HttpContext context, JsonObject body);
}
