using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CreditFunctions.Chaos.Tests.Lives;

/// <summary>What buyers, sellers and banks do at Stripe. Nothing of it goes through the product.</summary>
internal sealed class Bank(string stripeUrl) : IDisposable
{
    private readonly HttpClient _http = new()
    {
        BaseAddress = new Uri(stripeUrl),
        DefaultRequestHeaders = { Authorization = new("Bearer", "sk_test_local") },
    };

    /// <summary>Tries to pay on the hosted page; a declined card is an answer, too.</summary>
    public async Task PayAsync(string session, string paymentMethod)
    {
        using var form = new FormUrlEncodedContent([new("payment_method", paymentMethod)]);
        using var answer = await _http.PostAsync($"v1/payment_pages/{session}/confirm", form);
        Assert.True((int)answer.StatusCode is 200 or 402, await answer.Content.ReadAsStringAsync());
    }

    public async Task<string> PaymentIntentAsync(string session) =>
        (await _http.GetFromJsonAsync<JsonObject>($"v1/checkout/sessions/{session}"))!["payment_intent"]!.GetValue<string>();

    public Task ExpireAsync(string session) => PostAsync($"v1/checkout/sessions/{session}/expire", new());

    public Task SettleAsync(string session, bool succeeds) =>
        PostAsync("_fake/settle", new() { ["session"] = session, ["outcome"] = succeeds ? "succeeded" : "failed" });

    /// <returns>The refund's id.</returns>
    public async Task<string> RefundAsync(string paymentIntent, long amount, string status) =>
        Id(await PostAsync("_fake/refunds", new() { ["paymentIntent"] = paymentIntent, ["amount"] = amount, ["status"] = status }));

    public Task MoveRefundAsync(string refund, string status) => PostAsync("_fake/refunds", new() { ["refund"] = refund, ["status"] = status });

    /// <returns>The dispute's id.</returns>
    public async Task<string> DisputeAsync(string paymentIntent, long amount, string status) =>
        Id(await PostAsync("_fake/disputes", new() { ["paymentIntent"] = paymentIntent, ["amount"] = amount, ["status"] = status, ["new"] = true }));

    public Task MoveDisputeAsync(string dispute, string status) => PostAsync("_fake/disputes", new() { ["dispute"] = dispute, ["status"] = status });

    /// <summary>Returns a part of the money, though the dispute is lost.</summary>
    public Task ReturnPartAsync(string dispute, long amount) => PostAsync(
        "_fake/disputes",
        new() { ["dispute"] = dispute, ["status"] = "lost", ["balanceTransactions"] = new JsonArray(new JsonObject { ["amount"] = amount }) });

    /// <summary>Every event, in the order in which they happened.</summary>
    public async Task<List<JsonObject>> EventsAsync()
    {
        var events = new List<JsonObject>();
        JsonObject page;
        do
        {
            var after = events.Count == 0 ? "" : "&starting_after=" + Id(events[^1]);
            page = (await _http.GetFromJsonAsync<JsonObject>("v1/events?limit=100" + after))!;
            events.AddRange(page["data"]!.AsArray().Select(happened => happened!.AsObject()));
        }
        while (page["has_more"]!.GetValue<bool>());

        events.Reverse();
        return events;
    }

    public void Dispose() => _http.Dispose();

    private static string Id(JsonObject subject) => subject["id"]!.GetValue<string>();

    private async Task<JsonObject> PostAsync(string path, JsonObject body)
    {
        using var answer = await (path.StartsWith("_fake/", StringComparison.Ordinal) ? _http.PostAsJsonAsync(path, body) : _http.PostAsync(path, content: null));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }
}
