using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>An operator with the function key.</summary>
internal sealed class Operator(Shop shop)
{
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, "api/ops/" + path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("x-functions-key", "local");
        return await shop.Anyone.SendAsync(request);
    }

    public async Task<JsonObject> GetAsync(string path) => await AnswerAsync(await SendAsync(HttpMethod.Get, path));

    public async Task<JsonObject> PostAsync(string path, object body) => await AnswerAsync(await SendAsync(HttpMethod.Post, path, body));

    /// <summary>Waits until an event is parked.</summary>
    public async Task<JsonObject> SeesParkedAsync(string eventId)
    {
        using var answer = await Eventually.SeesAsync(
            () => SendAsync(HttpMethod.Get, "failed-events/" + eventId), answer => answer.IsSuccessStatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    /// <summary>Replays one event.</summary>
    /// <returns>Its result.</returns>
    public async Task<(string Outcome, long Credits, string? Reason)> ReplayAsync(string eventId, bool dryRun = false)
    {
        var result = Assert.Single((await PostAsync("failed-events/replay", new { eventIds = new[] { eventId }, dryRun }))["results"]!.AsArray())!;
        return (result["outcome"]!.GetValue<string>(), result["credits"]!.GetValue<long>(), result["reason"]?.GetValue<string>());
    }

    private static async Task<JsonObject> AnswerAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }
}
