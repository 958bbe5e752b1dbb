using System.Net;
using System.Text.Json;

namespace Stripe;

/// <summary>One call of the API: request, send, and what the answer means.</summary>
internal sealed class ApiRequestor
{
    private readonly string _apiKey;

    public ApiRequestor(StripeClientOptions options)
    {
        _apiKey = options?.ApiKey switch
        {
            "" => throw Refused("API key cannot be the empty string.", nameof(options.ApiKey)),
            { } key when key.Any(char.IsWhiteSpace) => throw Refused("API key cannot contain whitespace.", nameof(options.ApiKey)),
            var key => key,
        };
        ApiBase = options?.ApiBase ?? "https://api.stripe.com";
        HttpClient = options?.HttpClient ?? new SystemNetHttpClient();
    }

    public string ApiBase { get; }

    public IHttpClient HttpClient { get; }

    public Task<T> GetAsync<T>(string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken)
        where T : StripeEntity =>
        RequestAsync<T>(HttpMethod.Get, path, options, requestOptions, cancellationToken);

    public Task<T> PostAsync<T>(string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken)
        where T : StripeEntity =>
        RequestAsync<T>(HttpMethod.Post, path, options, requestOptions, cancellationToken);

    private async Task<T> RequestAsync<T>(HttpMethod method, string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken)
        where T : StripeEntity
    {
        var request = new StripeRequest(method, ApiBase + path, _apiKey, options, requestOptions);
        var response = await HttpClient.MakeRequestAsync(request, cancellationToken);

        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw StripeException.From(response);
        }

        var entity = Read<T>(response);
        entity.StripeResponse = response;
        return entity;
    }

    private static T Read<T>(StripeResponse response)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(response.Content, StripeJson.Options);
        }
        catch (JsonException)
        {
            throw StripeException.FromUnreadable(response);
        }
    }

    private static ArgumentException Refused(string reason, string option) => new(reason, option);
}
