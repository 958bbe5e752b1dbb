using System.Text.Json.Nodes;
using Azure;
using Stripe;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>Asks each route for each answer that its description has, with personal data wherever a caller can put some.</summary>
internal sealed class EveryAnswer(ApiDescription description, ApiProbe probe, Shop shop)
{
    public const string Email = "jenny.rosen@example.com";
    public const string Name = "Jenny Rosen";

    private const string Why = $$"""{"reason":"asked by {{Email}}","actor":"{{Name}}"}""";

    private static readonly (string Name, string Value) Key = ("Idempotency-Key", "k");
    private static readonly string TooLarge = new(' ', 20_000);

    /// <summary>A request of each route that takes a body; one that is not here fails.</summary>
    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["CreateCheckoutSession"] = """{"creditPack":"small"}""",
        ["ReceiveStripeEvent"] = Sample.Refund("pi_1", "re_1", 1),
        ["SpendCredits"] = $$"""{"credits":1,"reason":"{{Name}}"}""",
        ["AdjustCredits"] = $$"""{"credits":1,"reason":"{{Name}}","actor":"{{Email}}"}""",
        ["AcceptPurchase"] = Why,
        ["VerifyAllUsers"] = "{}",
        ["DiscardFailedEvent"] = $$"""{"reason":"{{Name}}"}""",
        ["ReplayFailedEvents"] = """{"eventIds":["evt_1"]}""",
        ["Reconcile"] = """{"dryRun":true}""",
    };

    public async Task AllAsync()
    {
        await BuyAsync();
        await SpendAsync();
        await AskAsOperatorAsync();
        await WithoutSigningInAsync();
        await WithTooMuchAsync();
    }

    /// <summary>Asks a shop in which everything may be done once a minute.</summary>
    public async Task TooOftenAsync()
    {
        foreach (var operation in description.Operations.Where(operation => operation.Responses["429"] is not null))
        {
            await ValidAsync(operation);
            await ValidAsync(operation);
        }
    }

    /// <summary>Asks while storage is out of order, and while there is a fault of ours.</summary>
    public async Task WithoutStorageAsync(BrokenStorage storage)
    {
        foreach (var failure in new Exception[] { new RequestFailedException(503, "busy"), new RequestFailedException(403, "not you"), new InvalidOperationException("a fault") })
        {
            storage.Failure = failure;
            foreach (var operation in description.Operations)
            {
                await ValidAsync(operation);
            }
        }

        storage.Failure = null;
    }

    private async Task ValidAsync(ApiDescription.ApiOperation operation)
    {
        var body = operation.Method == "POST" ? Bodies[operation.Id] : null;
        var signature = ("Stripe-Signature", EventUtility.GenerateSignatureHeader(body ?? "", Shop.Secret));
        await probe.SendAsync(new HttpMethod(operation.Method), Target(operation), user: "somebody", body: body, headers: [Key, signature]);
    }

    private async Task BuyAsync()
    {
        var buyer = shop.NewBuyer();
        await probe.SendAsync(HttpMethod.Get, "credit-packs");
        using var packs = await shop.Anyone.GetAsync("api/credit-packs");
        await probe.SendAsync(HttpMethod.Get, "credit-packs", headers: ("If-None-Match", packs.Headers.ETag!.ToString()));
        await probe.SendAsync(HttpMethod.Get, "health");
        var session = (await probe.SendAsync(HttpMethod.Post, "credits/checkout-session", buyer.UserId, """{"creditPack":"small"}""", headers: Key))!["sessionId"]!.GetValue<string>();
        await probe.SendAsync(HttpMethod.Post, "credits/checkout-session", buyer.UserId, """{"creditPack":"large"}""", headers: Key);
        await probe.SendAsync(HttpMethod.Post, "credits/checkout-session", buyer.UserId, """{"creditPack":"none"}""");
        (await shop.Stripe.PostAsync($"v1/checkout/sessions/{session}/expire", content: null)).EnsureSuccessStatusCode();
        await probe.SendAsync(HttpMethod.Post, "credits/checkout-session", buyer.UserId, """{"creditPack":"small"}""", headers: Key);
        await probe.SendAsync(HttpMethod.Post, "credits/checkout-session", buyer.UserId, """{"creditPack":"custom","credits":1}""");
        await buyer.BuyAsync();
        await Eventually.SeesAsync(buyer.BalanceAsync, balance => balance == 50);
        await probe.SendAsync(HttpMethod.Get, "credits/checkout-session/" + session, buyer.UserId);
        await probe.SendAsync(HttpMethod.Get, "credits/checkout-session/none", buyer.UserId);
        foreach (var list in new[] { "credits/ledger", "payments/history", $"ops/users/{buyer.UserId}/ledger", $"ops/users/{buyer.UserId}/payments" })
        {
            await probe.SendAsync(HttpMethod.Get, list + "?limit=1", buyer.UserId);
            await probe.SendAsync(HttpMethod.Get, list + "?cursor=none", buyer.UserId);
        }

        await probe.SendAsync(HttpMethod.Get, "credits/balance", buyer.UserId);
        await probe.SendAsync(HttpMethod.Get, "credits/balance", shop.NewBuyer().UserId);
        const string Unhandled = """{"id":"evt_1","type":"plan.created"}""";
        await probe.SendAsync(HttpMethod.Post, "webhooks/stripe", body: Unhandled, headers: ("Stripe-Signature", EventUtility.GenerateSignatureHeader(Unhandled, Shop.Secret)));
        await probe.SendAsync(HttpMethod.Post, "webhooks/stripe", body: Unhandled);
    }

    private async Task SpendAsync()
    {
        var user = $"user-{Guid.NewGuid():N}";
        (string Path, string Body, string Other)[] changes =
        [
            ($"ops/users/{user}/adjustments", $$"""{"credits":5,"reason":"{{Name}}","actor":"{{Email}}"}""", $$"""{"credits":6,"reason":"{{Name}}","actor":"{{Email}}"}"""),
            ($"users/{user}/credits/spend", $$"""{"credits":2,"reason":"{{Email}}"}""", """{"credits":3}"""),
        ];
        foreach (var (path, body, other) in changes)
        {
            await probe.SendAsync(HttpMethod.Post, path, body: body, headers: Key);
            await probe.SendAsync(HttpMethod.Post, path, body: other, headers: Key);
            await probe.SendAsync(HttpMethod.Post, path, body: body);
        }

        await probe.SendAsync(HttpMethod.Post, $"users/{user}/credits/spend", body: """{"credits":6}""", headers: ("Idempotency-Key", "k2"));
    }

    private async Task AskAsOperatorAsync()
    {
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        var user = "ops/users/" + buyer.UserId;
        var parked = Sample.Completed(buyer.UserId, order, change: session =>
        {
            AddBuyer(session);
            session["amount_total"] = Email;
        });
        var eventId = JsonNode.Parse(parked)!["id"]!.GetValue<string>();
        (await shop.DeliverAsync(parked)).Dispose();
        await new Operator(shop).SeesParkedAsync(eventId);
        (await shop.DeliverAsync(Sample.Completed(buyer.UserId, order, change: session =>
        {
            AddBuyer(session);
            session["amount_subtotal"] = 1;
        }))).Dispose();
        await buyer.SeesAsync(order, "review");

        foreach (var path in new[] { "", "/verify", "/purchases/" + order.PurchaseId, "/purchases/pur_1" })
        {
            await probe.SendAsync(HttpMethod.Get, user + path);
            await probe.SendAsync(HttpMethod.Get, "ops/users/" + new string('u', 256) + path);
        }

        await probe.SendAsync(HttpMethod.Post, $"{user}/purchases/{order.PurchaseId}/accept", body: Why);
        await probe.SendAsync(HttpMethod.Post, $"{user}/purchases/{order.PurchaseId}/accept", body: "{}");
        await probe.SendAsync(HttpMethod.Post, $"{user}/purchases/pur_1/accept", body: Why);
        foreach (var id in new[] { eventId, "evt_none" })
        {
            await probe.SendAsync(HttpMethod.Get, "ops/events/" + id);
            await probe.SendAsync(HttpMethod.Get, "ops/failed-events/" + id);
        }

        await probe.SendAsync(HttpMethod.Get, "ops/health");
        await probe.SendAsync(HttpMethod.Get, "ops/failed-events?limit=100");
        await probe.SendAsync(HttpMethod.Get, "ops/failed-events?limit=0");
        foreach (var (path, body) in new[] { ("verify", """{"limit":1}"""), ("reconcile", """{"dryRun":true}"""), ("failed-events/replay", $$"""{"eventIds":["{{eventId}}"]}""") })
        {
            await probe.SendAsync(HttpMethod.Post, "ops/" + path, body: body);
            await probe.SendAsync(HttpMethod.Post, "ops/" + path, body: """{"limit":0}""");
        }

        foreach (var (id, body) in new[] { (eventId, Why), (eventId, Bodies["DiscardFailedEvent"]), ("evt_none", Bodies["DiscardFailedEvent"]) })
        {
            await probe.SendAsync(HttpMethod.Post, $"ops/failed-events/{id}/discard", body: body);
        }
    }

    private async Task WithoutSigningInAsync()
    {
        foreach (var operation in description.Operations.Where(operation => operation.Security.Any()))
        {
            await probe.SendAsync(new HttpMethod(operation.Method), Target(operation), body: operation.Method == "POST" ? "{}" : null, withKey: false);
        }
    }

    private async Task WithTooMuchAsync()
    {
        foreach (var operation in description.Operations.Where(operation => operation.Method == "POST"))
        {
            var body = operation.Path.EndsWith("/stripe", StringComparison.Ordinal) ? new string(' ', 600_000) : TooLarge;
            await probe.SendAsync(HttpMethod.Post, Target(operation), user: "somebody", body: body, headers: Key);
        }
    }

    private static void AddBuyer(JsonObject session) => session["customer_details"] = new JsonObject { ["email"] = Email, ["name"] = Name };

    private static string Target(ApiDescription.ApiOperation operation) => operation.Path["/api/".Length..]
        .Replace("{purchaseId}", "pur_fe5f0014c72dff4ff0075f479aacf860", StringComparison.Ordinal)
        .Replace("{", "", StringComparison.Ordinal)
        .Replace("}", "", StringComparison.Ordinal);
}
