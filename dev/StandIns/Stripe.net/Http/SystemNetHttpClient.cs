using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Stripe;

public sealed class SystemNetHttpClient : IHttpClient
{
    public const int DefaultMaxNumberRetries = 2;

    private static readonly Lazy<HttpClient> DefaultHttpClient = new(BuildDefaultSystemNetHttpClient);

    private readonly HttpClient _httpClient;
    private readonly string _userAgent;
    private readonly string _clientUserAgent;

    public SystemNetHttpClient(HttpClient httpClient = null, int maxNetworkRetries = DefaultMaxNumberRetries, AppInfo appInfo = null, bool enableTelemetry = true)
    {
        _httpClient = httpClient ?? DefaultHttpClient.Value;
        _userAgent = $"Stripe/V1 .NetBindings/{StripeConfiguration.StripeNetVersion}" + (appInfo is null ? "" : " " + appInfo.FormatUserAgent());
        _clientUserAgent = BuildClientUserAgent(appInfo);
        MaxNetworkRetries = maxNetworkRetries;
        EnableTelemetry = enableTelemetry;
    }

    public static TimeSpan DefaultHttpTimeout => TimeSpan.FromSeconds(80);

    public static TimeSpan MaxNetworkRetriesDelay => TimeSpan.FromSeconds(5);

    public static TimeSpan MinNetworkRetriesDelay => TimeSpan.FromMilliseconds(500);

    public bool EnableTelemetry { get; }

    public int MaxNetworkRetries { get; }

    public static HttpClient BuildDefaultSystemNetHttpClient() => new() { Timeout = DefaultHttpTimeout };

    public async Task<StripeResponse> MakeRequestAsync(StripeRequest request, CancellationToken cancellationToken = default)
    {
        var response = await SendAsync(request, cancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(CancellationToken.None));
        return new StripeResponse(response.StatusCode, response.Headers, await reader.ReadToEndAsync(CancellationToken.None));
    }

    private async Task<HttpResponseMessage> SendAsync(StripeRequest request, CancellationToken cancellationToken)
    {
        for (var retries = 0; ;)
        {
            try
            {
                var response = await _httpClient.SendAsync(BuildMessage(request), cancellationToken);
                if (retries >= MaxNetworkRetries || !IsWorthARetry(response.StatusCode, response.Headers))
                {
                    return response;
                }
            }
            catch (Exception exception) when (
                retries < MaxNetworkRetries &&
                (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)))
            {
                // A failed connection or the client's own timeout: the next try follows below.
            }

            retries++;

            // As in the real one, a cancelled caller still waits for the end of the pause.
            await Task.Delay(PauseBefore(retries), TimeProvider.System, CancellationToken.None);
        }
    }

    private HttpRequestMessage BuildMessage(StripeRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Uri) { Content = request.Content };
        message.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        message.Headers.Authorization = request.AuthorizationHeader;
        message.Headers.Add("X-Stripe-Client-User-Agent", _clientUserAgent);

        foreach (var (name, value) in request.StripeHeaders)
        {
            message.Headers.Add(name, value);
        }

        return message;
    }

    /// <summary>Stripe's own advice first. 429 without it is not retried, and <c>Retry-After</c> is not read.</summary>
    private static bool IsWorthARetry(HttpStatusCode status, HttpResponseHeaders headers)
    {
        var advice = headers.TryGetValues("Stripe-Should-Retry", out var values) ? values.First() : null;
        return advice switch
        {
            "true" => true,
            "false" => false,
            _ => status == HttpStatusCode.Conflict || (int)status >= 500,
        };
    }

    private static TimeSpan PauseBefore(int retry)
    {
        var doubled = MinNetworkRetriesDelay * Math.Pow(2, retry - 1);
        var capped = doubled > MaxNetworkRetriesDelay ? MaxNetworkRetriesDelay : doubled;
        var jittered = capped * (0.75 + (Random.Shared.NextDouble() / 4));
        return jittered < MinNetworkRetriesDelay ? MinNetworkRetriesDelay : jittered;
    }

    private static string BuildClientUserAgent(AppInfo appInfo)
    {
        var values = new Dictionary<string, object>
        {
            ["bindings_version"] = StripeConfiguration.StripeNetVersion,
            ["lang"] = ".net",
            ["stripe_net_target_framework"] = "net9.0",
            ["lang_version"] = $".NET {Environment.Version}",
        };

        if (appInfo is not null)
        {
            values["application"] = appInfo;
        }

        return JsonSerializer.Serialize(values);
    }
}
