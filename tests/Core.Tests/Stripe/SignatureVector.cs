using System.Text;
using System.Text.Json;

namespace CreditFunctions.Core.Tests.Stripe;

/// <summary>One line of signature-vectors.json, which says how they were made.</summary>
public sealed record SignatureVector(string Name, string[] Secrets, string Header, string? PayloadBase64, int? PayloadPadding, long VerifyAt, long Tolerance, bool Valid)
{
    public string Payload => PayloadPadding is { } count
        ? $$"""{"id":"evt_big","pad":"{{new string('x', count)}}"}"""
        : Encoding.UTF8.GetString(Convert.FromBase64String(PayloadBase64!));

    public override string ToString() => Name;

    /// <summary>Those with the tolerance that we use.</summary>
    public static IReadOnlyList<SignatureVector> ReadAll()
    {
        var file = JsonElement.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "signature-vectors.json")));
        return [.. file.GetProperty("vectors").Deserialize<SignatureVector[]>(JsonSerializerOptions.Web)!.Where(vector => vector.Tolerance == 300)];
    }
}
