using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Ledger;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>A signed-in user, doing what the page does.</summary>
internal sealed class Buyer
{
    private readonly Shop _shop;
    private readonly HttpClient _http;

    public Buyer(Shop shop, string userId, string? email = null)
    {
        (_shop, UserId) = (shop, userId);
        _http = new HttpClient { BaseAddress = shop.App.Url };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", shop.App.IssueToken(userId, email: email));
    }

    public string UserId { get; }

    public UserId Id => Core.Ledger.UserId.TryCreate(UserId, out var id) ? id : throw new InvalidOperationException("Not a user id.");

    public async Task<HttpResponseMessage> StartAsync(object request, string? idempotencyKey = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "api/credits/checkout-session") { Content = JsonContent.Create(request) };
        if (idempotencyKey is not null)
        {
            message.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return await _http.SendAsync(message);
    }

    /// <summary>Begins a purchase.</summary>
    public async Task<Order> OrderAsync(string pack = "small", string? idempotencyKey = null)
    {
        using var answer = await StartAsync(new { creditPack = pack }, idempotencyKey);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<Order>())!;
    }

    /// <summary>Pays an order on Stripe's page.</summary>
    public async Task PayAsync(Order order, string paymentMethod = "pm_card_visa")
    {
        using var form = new FormUrlEncodedContent([new("payment_method", paymentMethod)]);
        using var answer = await _shop.Stripe.PostAsync($"v1/payment_pages/{order.SessionId}/confirm", form);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Begins a purchase and pays it.</summary>
    public async Task<Order> BuyAsync(string pack = "small")
    {
        var order = await OrderAsync(pack);
        await PayAsync(order);
        return order;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    public async Task<HttpStatusCode> StatusOfAsync(string path)
    {
        using var answer = await GetAsync(path);
        return answer.StatusCode;
    }

    public async Task<long> BalanceAsync() => (await _http.GetFromJsonAsync<JsonObject>("api/credits/balance"))!["balance"]!.GetValue<long>();

    public async Task<PurchaseView> ViewAsync(Order order) =>
        (await _http.GetFromJsonAsync<PurchaseView>($"api/credits/checkout-session/{order.SessionId}"))!;

    /// <summary>Waits until the purchase stands so.</summary>
    public Task<PurchaseView> SeesAsync(Order order, string status) => Eventually.SeesAsync(() => ViewAsync(order), view => view.Status == status);

    /// <summary>Waits until the purchase has so many credits.</summary>
    public Task<PurchaseView> SeesAsync(Order order, long creditsGranted) =>
        Eventually.SeesAsync(() => ViewAsync(order), view => view.CreditsGranted == creditsGranted);

    internal sealed record Order(string PurchaseId, string SessionId, Uri Url, DateTimeOffset ExpiresAt, long Credits, long Amount, string Currency);

    internal sealed record PurchaseView(string PurchaseId, string SessionId, string Status, long Credits, long CreditsGranted, long Balance);
}
