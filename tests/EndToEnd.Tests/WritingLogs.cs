using System.Text.Json.Nodes;
using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.LocalHost;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class WritingLogs
{
    private const string Email = "jenny.rosen@example.com";
    private const string Name = "Jenny Rosen";

    [Fact]
    public async Task Nothing_personal_or_secret_is_written_at_any_level()
    {
        using var written = new Written();
        await using var shop = await Shop.OpenAsync(new LocalHostOptions
        {
            ConfigureLogging = logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(written),
        });
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        (await shop.DeliverAsync(Sample.Completed(buyer.UserId, order, change: AddBuyer))).Dispose();
        await buyer.SeesAsync(order, "completed");
        var broken = Sample.Completed(buyer.UserId, order, change: session =>
        {
            AddBuyer(session);
            session["amount_total"] = Email;
        });
        (await shop.DeliverAsync(broken)).Dispose();
        var eventId = JsonNode.Parse(broken)!["id"]!.GetValue<string>();
        await new Operator(shop).SeesParkedAsync(eventId);
        await new Operator(shop).ReplayAsync(eventId);
        (await shop.DeliverAsync(broken, signature: "t=1,v1=" + new string('0', 64))).Dispose();
        (await new Backend(shop).SendAdjustmentAsync(buyer.UserId, "k", new { credits = 1, reason = Name, actor = Email })).Dispose();
        (await new Backend(shop).SendSpendAsync(buyer.UserId, "k", new { credits = 1, reason = Name })).Dispose();
        using var refused = new HttpRequestMessage(HttpMethod.Get, "api/credits/balance") { Headers = { Authorization = new("Bearer", "not.a.token-" + Email) } };
        (await shop.Anyone.SendAsync(refused)).Dispose();

        var all = written.All;

        Assert.Contains("credit.purchase.completed", all, StringComparison.Ordinal);
        string[] secrets = [Email, Name, Shop.Secret, "whsec_", "sk_test_", order.Url.ToString(), shop.App.IssueToken(buyer.UserId).Split('.')[2], "Bearer ey", "amount_subtotal"];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase));
    }

    private static void AddBuyer(JsonObject session) => session["customer_details"] = new JsonObject { ["email"] = Email, ["name"] = Name };
}
