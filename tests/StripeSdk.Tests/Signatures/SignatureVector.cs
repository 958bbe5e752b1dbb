using System.Text;
using System.Text.Json;

namespace CreditFunctions.StripeSdk.Tests.Signatures;

/// <summary>One line of signature-vectors.json, which says how they were made.</summary>
public sealed record SignatureVector(
    string Name, string[] Secrets, long Timestamp, string Header, string? PayloadBase64, int? PayloadPadding, long VerifyAt, long Tolerance, bool Valid, string? Throws)
{
    public string Payload => PayloadPadding is { } count
        ? $$"""{"id":"evt_big","pad":"{{new string('x', count)}}"}"""
        : Encoding.UTF8.GetString(Convert.FromBase64String(PayloadBase64!));

    public override string ToString() => Name;

    public static IReadOnlyList<SignatureVector> ReadAll()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "signature-vectors.json"));
        return JsonSerializer.Deserialize<Vectors>(file, JsonSerializerOptions.Web)!.All;
    }

    private sealed record Vectors([property: System.Text.Json.Serialization.JsonPropertyName("vectors")] SignatureVector[] All);
}
