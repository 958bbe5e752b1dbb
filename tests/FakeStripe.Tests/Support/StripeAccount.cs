using System.Net.Http.Json;

namespace CreditFunctions.FakeStripe.Tests.Support;

/// <summary>A FakeStripe of its own for each test, and calls to it as a backend makes them.</summary>
internal sealed class StripeAccount : IAsyncDisposable
{
    public const string Key = "sk_test_account_0123456789";
    private readonly FakeStripeServer _server;

    private StripeAccount(FakeStripeServer server)
    {
        _server = server;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Url), Timeout = TimeSpan.FromSeconds(30) };
        Http.DefaultRequestHeaders.Authorization = new("Bearer", Key);
    }

    public HttpClient Http { get; }

    public string Url => _server.Url;

    public FakeStripeServer Server => _server;

    /// <summary>Retries come fast and nothing settles by itself, so that tests do not depend on time.</summary>
    public static FakeStripeOptions Options { get; } = new()
    {
        RetryDelayFirst = TimeSpan.FromMilliseconds(20),
        RetryDelayMax = TimeSpan.FromMilliseconds(200),
        SettlementDelay = TimeSpan.FromHours(1),
    };

    public static async Task<StripeAccount> OpenAsync(FakeStripeOptions? options = null) => new(await FakeStripeServer.StartAsync(options ?? Options));

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Reply> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    /// <param name="path">The path of the call.</param>
    /// <param name="form">Parameters as Stripe encodes them: <c>amount=100&amp;metadata[a]=b</c>.</param>
    /// <param name="idempotencyKey">Sent when given.</param>
    public Task<Reply> PostAsync(string path, string form = "", string? idempotencyKey = null) => SendAsync(HttpMethod.Post, path, form, idempotencyKey);

    public async Task<Reply> ControlAsync(string name, object body)
    {
        using var response = await Http.PostAsJsonAsync($"/_fake/{name}", body);
        return await ReadAsync(response);
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request);
        return await ReadAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
    }

    private async Task<Reply> SendAsync(HttpMethod method, string path, string? form, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (form is not null)
        {
            request.Content = new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        }

        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return await SendAsync(request);
    }

    private static async Task<Reply> ReadAsync(HttpResponseMessage response) =>
        new(response.StatusCode, response.Headers, await response.Content.ReadAsStringAsync());
}
