using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CreditFunctions.Chaos.Tests.Faults;

/// <summary>Sends a request on as it came: the storage services sign the path, the query and most headers.</summary>
internal sealed class Relay(string service) : IDisposable
{
    private static readonly HashSet<string> OfOneConnection = new(StringComparer.OrdinalIgnoreCase) { "Connection", "Keep-Alive", "Transfer-Encoding" };

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
    });

    /// <returns>Null where the service does not answer.</returns>
    public async Task<Answer?> SendAsync(HttpRequest incoming)
    {
        try
        {
            using var request = await CopyAsync(incoming);
            using var response = await _client.SendAsync(request, CancellationToken.None);
            var headers = response.Headers.Concat(response.Content.Headers).Where(header => !OfOneConnection.Contains(header.Key));
            return new Answer((int)response.StatusCode, [.. headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToArray()))], await response.Content.ReadAsByteArrayAsync());
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return null;
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpRequestMessage> CopyAsync(HttpRequest incoming)
    {
        using var body = new MemoryStream();
        await incoming.Body.CopyToAsync(body);
        var target = incoming.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var address = new Uri(service + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(incoming.Method), address);
        if (incoming.ContentLength is not null || body.Length > 0)
        {
            request.Content = new ByteArrayContent(body.ToArray());
        }

        foreach (var (name, values) in incoming.Headers.Where(header => !OfOneConnection.Contains(header.Key)))
        {
            _ = request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values)
                || request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values) == true;
        }

        return request;
    }
}
