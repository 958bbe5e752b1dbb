using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Stripe;

namespace CreditFunctions.Chaos.Tests.Shop;

/// <summary>The workers from outside. Whoever gets no good answer tries again at another one, as buyers and Stripe do.</summary>
internal sealed class Doors(IReadOnlyList<Uri> workers) : IDisposable
{
    /// <summary>With what the events are signed.</summary>
    public const string Secret = "whsec_chaos";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(40) };

    /// <summary>Begins a purchase, as one click: every try carries the same key.</summary>
    public async Task<Order> OrderAsync(string userId, string pack, string idempotencyKey)
    {
        var answer = await Eventually.SeesAsync(() => TryAsync(worker => OrderAsync(worker, userId, pack, idempotencyKey)), answer => answer is not null);
        return answer! with { UserId = userId };
    }

    /// <summary>Delivers an event until a worker has taken it.</summary>
    public Task DeliverAsync(string body) => Eventually.SeesAsync(() => TryAsync(worker => DeliverAsync(worker, body)), taken => taken is not null);

    /// <summary>Spends credits, as one request of the backend's: every try carries the same key.</summary>
    /// <returns>False where there are not enough.</returns>
    public async Task<bool> SpendAsync(Spend spend) =>
        await Eventually.SeesAsync(() => TryAsync(worker => SpendAsync(worker, spend)), answer => answer is not null) == HttpStatusCode.OK.ToString();

    /// <summary>The balance as its owner sees it.</summary>
    public async Task<long> BalanceAsync(string userId)
    {
        using var request = await SignedInAsync(HttpMethod.Get, workers[0], "api/credits/balance", userId);
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["balance"]!.GetValue<long>();
    }

    /// <summary>An operator replays whatever is parked.</summary>
    public Task ReplayAllAsync() => OperateToTheEndAsync("failed-events/replay", new() { ["all"] = true });

    /// <summary>An operator lets the product compare its own books.</summary>
    /// <returns>What differs.</returns>
    public async Task<List<JsonNode?>> VerifyAllAsync() =>
        [.. (await OperateToTheEndAsync("verify", [])).SelectMany(page => page["differences"]!.AsArray())];

    public void Dispose() => _http.Dispose();

    /// <summary>Null where the worker is down, dies meanwhile, or says that it cannot.</summary>
    private async Task<T?> TryAsync<T>(Func<Uri, Task<T?>> ask)
        where T : class
    {
        try
        {
            return await ask(Random.Shared.Pick([.. workers]));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    private async Task<Order?> OrderAsync(Uri worker, string userId, string pack, string idempotencyKey)
    {
        using var request = await SignedInAsync(HttpMethod.Post, worker, "api/credits/checkout-session", userId);
        request.Content = JsonContent.Create(new { creditPack = pack });
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var answer = await _http.SendAsync(request);
        return await IsHealthyAsync(answer, HttpStatusCode.ServiceUnavailable, HttpStatusCode.Conflict)
            ? await answer.Content.ReadFromJsonAsync<Order>()
            : null;
    }

    private async Task<string?> DeliverAsync(Uri worker, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(worker, "api/webhooks/stripe")) { Content = new StringContent(body) };
        request.Headers.Add("Stripe-Signature", EventUtility.GenerateSignatureHeader(body, Secret));
        using var answer = await _http.SendAsync(request);
        return await IsHealthyAsync(answer, HttpStatusCode.ServiceUnavailable) ? "taken" : null;
    }

    private async Task<string?> SpendAsync(Uri worker, Spend spend)
    {
        var user = "~" + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(spend.UserId));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(worker, $"api/users/{user}/credits/spend"));
        request.Content = JsonContent.Create(new { credits = spend.Credits, reason = "chaos" });
        request.Headers.Add("x-functions-key", "local");
        request.Headers.Add("Idempotency-Key", spend.Key);
        using var answer = await _http.SendAsync(request);
        return await IsHealthyAsync(answer, HttpStatusCode.ServiceUnavailable, HttpStatusCode.Conflict) || answer.StatusCode == HttpStatusCode.Conflict
            ? answer.StatusCode.ToString()
            : null;
    }

    /// <summary>All pages of what an operator asks for.</summary>
    private async Task<List<JsonObject>> OperateToTheEndAsync(string path, JsonObject body)
    {
        var pages = new List<JsonObject>();
        do
        {
            body["cursor"] = pages.LastOrDefault()?["nextCursor"]?.DeepClone();
            pages.Add(await OperateAsync(path, body));
        }
        while (pages[^1]["nextCursor"] is not null);
        return pages;
    }

    private async Task<JsonObject> OperateAsync(string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(workers[0], "api/ops/" + path)) { Content = JsonContent.Create(body) };
        request.Headers.Add("x-functions-key", "local");
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    /// <summary>False for the answers that ask to come again; any other failure is a defect.</summary>
    private static async Task<bool> IsHealthyAsync(HttpResponseMessage answer, params HttpStatusCode[] comeAgain)
    {
        Assert.True(
            answer.IsSuccessStatusCode || comeAgain.Contains(answer.StatusCode),
            $"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return answer.IsSuccessStatusCode;
    }

    private async Task<HttpRequestMessage> SignedInAsync(HttpMethod method, Uri worker, string path, string userId)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri(worker, "dev/token"), new { userId });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["accessToken"]!.GetValue<string>();
        return new HttpRequestMessage(method, new Uri(worker, path)) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
    }
}
