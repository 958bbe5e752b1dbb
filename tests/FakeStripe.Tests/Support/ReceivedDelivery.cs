using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.FakeStripe.Tests.Support;

internal sealed record ReceivedDelivery(IReadOnlyDictionary<string, string> Headers, string Text)
{
    public JsonObject Event => JsonNode.Parse(Text)!.AsObject();

    public string Type => Event.Text("type");

    public string Signature => Headers["Stripe-Signature"];

    public string Timestamp => Parts("t").Single();

    public IReadOnlyList<string> Signatures => [.. Parts("v1")];

    public bool IsSignedWith(string secret)
    {
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{Timestamp}.{Text}"));
        return Signatures.Contains(Convert.ToHexStringLower(expected), StringComparer.Ordinal);
    }

    private IEnumerable<string> Parts(string scheme) => Signature.Split(',')
        .Select(part => part.Split('=', 2)).Where(part => part[0] == scheme).Select(part => part[1]);
}
