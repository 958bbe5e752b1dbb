using System.Text;
using Azure.Core;

namespace CreditFunctions.Bench.Apply;

/// <summary>A request that the product sent to storage.</summary>
/// <param name="Trip">The number of its round trip. Concurrent requests have the same number.</param>
internal sealed record RecordedRequest(int Trip, string Method, Uri Address, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    public static RecordedRequest Of(int trip, Request request)
    {
        using var body = new MemoryStream();
        request.Content?.WriteTo(body, CancellationToken.None);
        return new RecordedRequest(
            trip, request.Method.Method, request.Uri.ToUri(), [.. request.Headers.Select(header => KeyValuePair.Create(header.Name, header.Value))], body.ToArray());
    }

    /// <summary>
    /// The same request for the bare client's rows. A version that the product read is replaced by any version, because the versions differ.
    /// </summary>
    public RecordedRequest ForBareClient() => this with
    {
        Address = new Uri(Twin.Of(Address.AbsoluteUri)),
        Headers = [.. Headers.Select(header => header.Key == "If-Match" ? KeyValuePair.Create(header.Key, "*") : header)],
        Body = Encoding.UTF8.GetBytes(AnyVersion(Twin.Of(Encoding.UTF8.GetString(Body)))),
    };

    private static string AnyVersion(string batch) => string.Join("\r\n", batch.Split("\r\n").Select(
        line => line.StartsWith("If-Match:", StringComparison.OrdinalIgnoreCase) ? "If-Match: *" : line));
}
