using System.Net.Http.Headers;

namespace CreditFunctions.FakeStripe.Tests.Support;

/// <summary>An answer of the API.</summary>
internal sealed record Reply(HttpStatusCode Status, HttpResponseHeaders Headers, string Text)
{
    public JsonObject Body => JsonNode.Parse(Text)!.AsObject();

    public JsonObject Error => Body["error"]!.AsObject();

    public string Id => Body.Text("id");

    public IReadOnlyList<JsonObject> Data => [.. Body["data"]!.AsArray().Select(element => element!.AsObject())];

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
