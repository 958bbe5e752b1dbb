using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.Logging.Testing;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class AcceptReviewTests
{
    private static readonly object Why = new { reason = "customer showed the receipt", actor = "dana" };

    [Fact]
    public async Task An_accepted_payment_grants_once_and_its_refunds_count()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer("accept/" + Guid.NewGuid());
        var order = await buyer.OrderAsync();
        (await shop.DeliverAsync(Sample.Completed(buyer.UserId, order, change: session => (session["amount_subtotal"], session["amount_total"]) = (4000, 4000)))).Dispose();
        await buyer.SeesAsync(order, "review");

        using var accepted = await AcceptAsync(shop, buyer.UserId, order.PurchaseId, Why);
        using var again = await AcceptAsync(shop, buyer.UserId, order.PurchaseId, Why);
        (await shop.DeliverAsync(Sample.Refund("pi_" + order.PurchaseId, "re_1", 1000))).Dispose();

        var answer = (await accepted.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal((50, 1), (answer["balance"]!.GetValue<int>(), answer["sequence"]!.GetValue<int>()));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(38, (await buyer.SeesAsync(order, "partially_refunded")).Balance); // 50 x 1000 / 4000 = 12.5, rounded down
        var grant = (await Books.BalancedAsync(shop, buyer.UserId))[0];
        Assert.Equal(("customer showed the receipt", "dana"), (grant.GetString("Reason"), grant.GetString("Actor")));
        Assert.Equal("settle:" + order.SessionId, grant.GetString("Cause"));
        Assert.Contains("50 credits, by dana: customer showed the receipt", await StoryAsync(shop, buyer, order, "accepted"));
    }

    [Fact]
    public async Task An_accepted_payment_is_logged_once_as_accepted_and_once_as_completed()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        (await shop.DeliverAsync(Sample.Completed(buyer.UserId, order, change: session => session["amount_subtotal"] = 4000))).Dispose();
        await buyer.SeesAsync(order, "review");
        using var logs = new FakeLoggerProvider();
        await using var process = new OtherProcess(shop, Wire.Open, logs);
        var name = PurchaseKey.Of(buyer.UserId, order.PurchaseId)!;

        foreach (var actor in new[] { "dana", "dana", "eve" })
        {
            Assert.IsType<PaymentOutcome.Recorded>(await process.The<LedgerWriter>().ExecuteAsync(name.User, new AcceptReview(name.Id, "a test", actor), CancellationToken.None));
        }

        Assert.Equal((1, 1), (logs.Count("credit.purchase.accepted: "), logs.Count("credit.purchase.completed: ")));
    }

    [Fact]
    public async Task A_purchase_that_is_not_in_review_is_not_accepted()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();

        using var answer = await AcceptAsync(shop, buyer.UserId, order.PurchaseId, Why);

        await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
        Assert.Equal("pending", (await buyer.ViewAsync(order)).Status);
    }

    [Fact]
    public async Task Accepting_an_unknown_purchase_returns_404()
    {
        var shop = await Shop.SharedAsync();

        using var answer = await AcceptAsync(shop, "nobody", "pur_1", Why);

        await Problem.IsAsync(answer, HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task An_acceptance_requires_a_reason_and_an_actor()
    {
        var shop = await Shop.SharedAsync();

        using var answer = await AcceptAsync(shop, "nobody", "pur_1", new { reason = " ", actor = "dana" });

        await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task An_acceptance_requires_the_function_key()
    {
        var shop = await Shop.SharedAsync();

        using var answer = await shop.Anyone.PostAsJsonAsync("api/ops/users/nobody/purchases/pur_1/accept", Why);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task The_timeline_shows_that_a_payment_was_recorded_without_an_event()
    {
        await using var shop = await Shop.OpenAsync(new());
        using var dropped = await shop.Stripe.PostAsync("_fake/deliveries", JsonContent.Create(new { drop = true }));
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync();

        await buyer.SeesAsync(order, "completed"); // The buyer came back.

        Assert.Equal(["50 credits, without an event"], await StoryAsync(shop, buyer, order, "settled"));
    }

    private static async Task<IReadOnlyList<string>> StoryAsync(Shop shop, Buyer buyer, Buyer.Order order, string what)
    {
        var story = await new Operator(shop).GetAsync($"users/{UserSegment.Of(buyer.UserId)}/purchases/{order.PurchaseId}");
        return [.. story["timeline"]!.AsArray().Where(item => item!["what"]!.GetValue<string>() == what).Select(item => item!["detail"]!.GetValue<string>())];
    }

    private static async Task<HttpResponseMessage> AcceptAsync(Shop shop, string userId, string purchaseId, object why)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/ops/users/{UserSegment.Of(userId)}/purchases/{purchaseId}/accept")
        {
            Content = JsonContent.Create(why),
        };
        request.Headers.Add("x-functions-key", "local");
        return await shop.Anyone.SendAsync(request);
    }
}
