using System.Text.Json;

namespace CreditFunctions.FakeStripe.Control;

/// <summary>POST adds a <see cref="Fault"/>, DELETE removes all faults.</summary>
internal sealed class FaultsControl(Faults faults) : IControl
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public string Name => "faults";

    public IEnumerable<string> Methods => ["GET", "POST", "DELETE"];

    public JsonObject Run(HttpContext context, JsonObject body)
    {
        if (HttpMethods.IsDelete(context.Request.Method))
        {
            faults.Clear();
        }
        else if (HttpMethods.IsPost(context.Request.Method))
        {
            faults.Plan(Read(body));
        }

        return new JsonObject { ["planned"] = JsonSerializer.SerializeToNode(faults.Planned, CamelCase) };
    }

    private static Fault Read(JsonObject body)
    {
        try
        {
            return body.Deserialize<Fault>(CamelCase)!;
        }
        catch (JsonException wrong)
        {
            throw StripeError.Invalid(wrong.Message);
        }
    }
}
