using System.Text;
using Azure.Core;

namespace CreditFunctions.Bench.Apply;

/// <summary>A request that the product has sent to storage.</summary>
/// <param name="Trip">Which round trip of its event it belongs to; what goes together has the same number.</param>
internal sealed record RecordedRequest(int Trip, string Method, Uri Address, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    public static RecordedRequest Of(int trip, Request request)
    {
        using var body = new MemoryStream();
        request.Content?.WriteTo(body, CancellationToken.None);
        return new RecordedRequest(
            trip, request.Method.Method, request.Uri.ToUri(), [.. request.Headers.Select(header => KeyValuePair.Create(header.Name, header.Value))], body.ToArray());
    }

    /// <summary>The same for the twins, with any version where the product had read one: a twin has versions of its own.</summary>
    public RecordedRequest ForBareClient() => this with
    {
        Address = new Uri(Twin.Of(Address.AbsoluteUri)),
        Headers = [.. Headers.Select(header => header.Key == "If-Match" ? KeyValuePair.Create(header.Key, "*") : header)],
        Body = Encoding.UTF8.GetBytes(AnyVersion(Twin.Of(Encoding.UTF8.GetString(Body)))),
    };

    private static string AnyVersion(string batch) => string.Join("\r\n", batch.Split("\r\n").Select(
        line => line.StartsWith("If-Match:", StringComparison.OrdinalIgnoreCase) ? "If-Match: *" : line));
}
