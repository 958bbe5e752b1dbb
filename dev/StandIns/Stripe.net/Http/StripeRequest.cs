using System.Net.Http.Headers;
using System.Text;

namespace Stripe;

public sealed class StripeRequest
{
    private readonly BaseOptions _options;

    internal StripeRequest(HttpMethod method, string url, string apiKey, BaseOptions options, RequestOptions requestOptions)
    {
        _options = options;
        Method = method;
        Uri = new Uri(WithQuery(method, url, options));
        AuthorizationHeader = new AuthenticationHeaderValue("Bearer", apiKey ?? throw NoApiKey());
        StripeHeaders = BuildStripeHeaders(method, requestOptions?.IdempotencyKey);
    }

    public HttpMethod Method { get; }

    public Uri Uri { get; }

    public AuthenticationHeaderValue AuthorizationHeader { get; }

    public IDictionary<string, string> StripeHeaders { get; }

    /// <summary>A new one every time, because each try sends and disposes its own.</summary>
    public HttpContent Content => Method == HttpMethod.Post
        ? new ByteArrayContent(Encoding.UTF8.GetBytes(FormEncoder.Encode(_options)))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") { CharSet = "utf-8" } },
        }
        : null;

    private static string WithQuery(HttpMethod method, string url, BaseOptions options)
    {
        var query = method == HttpMethod.Post ? "" : FormEncoder.Encode(options);
        return query.Length == 0 ? url : $"{url}?{query}";
    }

    private static Dictionary<string, string> BuildStripeHeaders(HttpMethod method, string idempotencyKey)
    {
        var headers = new Dictionary<string, string> { ["Stripe-Version"] = StripeConfiguration.ApiVersion };

        if (!string.IsNullOrEmpty(idempotencyKey))
        {
            headers["Idempotency-Key"] = idempotencyKey;
        }
        else if (method == HttpMethod.Post)
        {
            headers["Idempotency-Key"] = Guid.NewGuid().ToString();
        }

        return headers;
    }

    private static StripeException NoApiKey() => new("No API key provided. Give StripeClientOptions.ApiKey a value.");
}
