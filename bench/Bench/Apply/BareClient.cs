using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Bench.Apply;

/// <summary>Sends recorded requests without pauses and checks only the status, to measure storage alone.</summary>
internal sealed class BareClient : IDisposable
{
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, ActivityHeadersPropagator = null });

    /// <summary>Sends the requests of an event: the round trips one after the other, and the requests of one round trip concurrently.</summary>
    public async Task SendAsync(IReadOnlyList<RecordedRequest> requests)
    {
        foreach (var trip in requests.GroupBy(request => request.Trip).OrderBy(trip => trip.Key))
        {
            await Task.WhenAll(trip.Select(SendAsync));
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task SendAsync(RecordedRequest recorded)
    {
        using var request = new HttpRequestMessage(new HttpMethod(recorded.Method), recorded.Address);
        if (recorded.Body.Length > 0)
        {
            request.Content = new ByteArrayContent(recorded.Body);
        }

        foreach (var (name, value) in recorded.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        Sign(request);
        using var answer = await _http.SendAsync(request);
        if ((int)answer.StatusCode is not (>= 200 and < 300 or 404))
        {
            throw new InvalidOperationException($"{recorded.Method} {recorded.Address} returned {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    private static void Sign(HttpRequestMessage request)
    {
        var date = TimeProvider.System.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var signed = Encoding.UTF8.GetBytes($"{date}\n/{Account}{request.RequestUri!.AbsolutePath}");
        request.Headers.Remove("x-ms-date");
        request.Headers.Add("x-ms-date", date);
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "SharedKeyLite", $"{Account}:{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Key), signed))}");
    }
}
