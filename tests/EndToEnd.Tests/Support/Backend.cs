using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>The owner's own backend and its operators, who have the function key.</summary>
internal sealed class Backend(Shop shop)
{
    public async Task<HttpResponseMessage> SendAsync(string path, string? idempotencyKey, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/" + path) { Content = body };
        request.Headers.Add("x-functions-key", "local");
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return await shop.Anyone.SendAsync(request);
    }

    public Task<HttpResponseMessage> SendSpendAsync(string userId, string? idempotencyKey, object body) =>
        SendAsync($"users/{UserSegment.Of(userId)}/credits/spend", idempotencyKey, JsonContent.Create(body));

    public Task<HttpResponseMessage> SendAdjustmentAsync(string userId, string? idempotencyKey, object body) =>
        SendAsync($"ops/users/{UserSegment.Of(userId)}/adjustments", idempotencyKey, JsonContent.Create(body));

    public async Task<(long Balance, long Sequence)> SpendAsync(string userId, string idempotencyKey, long credits, string? reason = null) =>
        await BalanceAsync(await SendSpendAsync(userId, idempotencyKey, new { credits, reason }));

    public async Task<(long Balance, long Sequence)> AdjustAsync(string userId, string idempotencyKey, long credits) =>
        await BalanceAsync(await SendAdjustmentAsync(userId, idempotencyKey, new { credits, reason = "for a test", actor = "dana" }));

    private static async Task<(long Balance, long Sequence)> BalanceAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var balance = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        return (balance["balance"]!.GetValue<long>(), balance["sequence"]!.GetValue<long>());
    }
}
