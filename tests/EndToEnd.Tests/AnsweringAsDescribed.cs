using System.Text.Json.Nodes;
using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.LocalHost;
using Stripe;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>Every answer is as the description says; every one that it says is given. Outages and faults of ours have tests of their own.</summary>
public sealed class AnsweringAsDescribed
{
    private const string Why = """{"reason":"why","actor":"dana"}""";

    private static readonly (string Name, string Value) Key = ("Idempotency-Key", "k");
    private static readonly string TooLarge = new(' ', 20_000);

    [Fact]
    public async Task Each_described_answer_is_given_as_it_is_described()
    {
        var description = await ApiDescription.ReadAsync();
        var probe = new ApiProbe(description, await Shop.SharedAsync());
        await BuyAsync(probe);
        await SpendAsync(probe);
        await AskAsOperatorAsync(probe);
        await WithoutSigningInAsync(probe, description);
        await WithTooMuchAsync(probe, description);
        await using var strict = await OpenStrictAsync();
        await TooOftenAsync(new ApiProbe(description, strict), description, probe.Seen);

        string[] elsewhere = ["CreateCheckoutSession 409"];
        var described = description.Operations.SelectMany(operation => operation.Responses.Select(response => $"{operation.Id} {response.Key}"));
        Assert.Empty(described.Where(answer => !answer.Contains(" 50", StringComparison.Ordinal)).Except(probe.Seen).Except(elsewhere));
    }

    private static async Task BuyAsync(ApiProbe probe)
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        await probe.SendAsync(HttpMethod.Get, "credit-packs");
        using var packs = await shop.Anyone.GetAsync("api/credit-packs");
        await probe.SendAsync(HttpMethod.Get, "credit-packs", headers: ("If-None-Match", packs.Headers.ETag!.ToString()));
        await probe.SendAsync(HttpMethod.Get, "health");
        var session = (await probe.SendAsync(HttpMethod.Post, "credits/checkout-session", buyer.UserId, """{"creditPack":"small"}""", headers: Key))!["sessionId"]!.GetValue<string>();
        await probe.SendAsync(HttpMethod.Post, "credits/checkout-session", buyer.UserId, """{"creditPack":"large"}""", headers: Key);
        await probe.SendAsync(HttpMethod.Post, "credits/checkout-session", buyer.UserId, """{"creditPack":"none"}""");
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

    private static async Task SpendAsync(ApiProbe probe)
    {
        var user = $"user-{Guid.NewGuid():N}";
        (string Path, string Body, string Other)[] changes =
        [
            ($"ops/users/{user}/adjustments", """{"credits":5,"reason":"why","actor":"dana"}""", """{"credits":6,"reason":"why","actor":"dana"}"""),
            ($"users/{user}/credits/spend", """{"credits":2}""", """{"credits":3}"""),
        ];
        foreach (var (path, body, other) in changes)
        {
            await probe.SendAsync(HttpMethod.Post, path, body: body, headers: Key);
            await probe.SendAsync(HttpMethod.Post, path, body: other, headers: Key);
            await probe.SendAsync(HttpMethod.Post, path, body: body);
        }

        await probe.SendAsync(HttpMethod.Post, $"users/{user}/credits/spend", body: """{"credits":6}""", headers: ("Idempotency-Key", "k2"));
    }

    private static async Task AskAsOperatorAsync(ApiProbe probe)
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        var user = "ops/users/" + buyer.UserId;
        var parked = Sample.Completed(buyer.UserId, order, change: session => session["amount_total"] = "x");
        var eventId = JsonNode.Parse(parked)!["id"]!.GetValue<string>();
        (await shop.DeliverAsync(parked)).Dispose();
        await new Operator(shop).SeesParkedAsync(eventId);
        (await shop.DeliverAsync(Sample.Completed(buyer.UserId, order, change: session => session["amount_subtotal"] = 1))).Dispose();
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

        await probe.SendAsync(HttpMethod.Get, "ops/failed-events?limit=100");
        await probe.SendAsync(HttpMethod.Get, "ops/failed-events?limit=0");
        foreach (var (path, body) in new[] { ("verify", """{"limit":1}"""), ("reconcile", """{"dryRun":true}"""), ("failed-events/replay", $$"""{"eventIds":["{{eventId}}"]}""") })
        {
            await probe.SendAsync(HttpMethod.Post, "ops/" + path, body: body);
            await probe.SendAsync(HttpMethod.Post, "ops/" + path, body: """{"limit":0}""");
        }

        foreach (var (id, body) in new[] { (eventId, Why), (eventId, """{"reason":"why"}"""), ("evt_none", """{"reason":"why"}""") })
        {
            await probe.SendAsync(HttpMethod.Post, $"ops/failed-events/{id}/discard", body: body);
        }
    }

    private static async Task WithoutSigningInAsync(ApiProbe probe, ApiDescription description)
    {
        foreach (var operation in description.Operations.Where(operation => operation.Security.Any()))
        {
            await probe.SendAsync(new HttpMethod(operation.Method), Target(operation), body: operation.Method == "POST" ? "{}" : null, withKey: false);
        }
    }

    private static async Task WithTooMuchAsync(ApiProbe probe, ApiDescription description)
    {
        foreach (var operation in description.Operations.Where(operation => operation.Method == "POST"))
        {
            var body = operation.Path.EndsWith("/stripe", StringComparison.Ordinal) ? new string(' ', 600_000) : TooLarge;
            await probe.SendAsync(HttpMethod.Post, Target(operation), user: "somebody", body: body, headers: Key);
        }
    }

    private static async Task TooOftenAsync(ApiProbe strict, ApiDescription description, HashSet<string> seen)
    {
        foreach (var operation in description.Operations.Where(operation => operation.Responses["429"] is not null))
        {
            for (var time = 0; time < 2; time++)
            {
                await strict.SendAsync(new HttpMethod(operation.Method), Target(operation), user: "somebody", body: operation.Method == "POST" ? """{"creditPack":"small"}""" : null);
            }
        }

        seen.UnionWith(strict.Seen);
    }

    private static Task<Shop> OpenStrictAsync() => Shop.OpenAsync(new LocalHostOptions
    {
        Settings = new Dictionary<string, string?>
        {
            ["Limits__CheckoutSessionsPerMinute"] = "1",
            ["Limits__StatusChecksPerMinute"] = "1",
            ["Limits__ReadsPerMinute"] = "1",
        },
    });

    private static string Target(ApiDescription.ApiOperation operation) =>
        operation.Path["/api/".Length..].Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
}
