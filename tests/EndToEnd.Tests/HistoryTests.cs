using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.EndToEnd.Tests.Support;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class HistoryTests
{
    private const string Ledger = "api/credits/ledger";
    private const string Payments = "api/payments/history";

    [Fact]
    public async Task The_ledger_is_returned_in_pages_with_the_newest_entry_first()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        await AdjustAsync(shop, buyer, times: 7);

        var pages = await PagesAsync(buyer, Ledger, "entries", limit: 3);

        Assert.Equal([3, 3, 1], pages.Select(page => page.Count));
        Assert.Equal([7, 6, 5, 4, 3, 2, 1], pages.SelectMany(page => page).Select(entry => entry["sequence"]!.GetValue<long>()));
        Assert.Equal(
            """{"sequence":7,"kind":"adjustment","credits":7,"balanceAfter":28,"purchaseId":null,"eventId":null,"cause":"adjust:7","reason":"for a test"}""",
            Without(pages[0][0], "at"));
    }

    [Fact]
    public async Task A_full_last_page_has_no_cursor()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        await AdjustAsync(shop, buyer, times: 2);

        Assert.Single(await PagesAsync(buyer, Ledger, "entries", limit: 2));
    }

    [Fact]
    public async Task A_grant_has_the_ids_of_its_purchase_and_its_event()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        var body = Sample.Completed(buyer.UserId, order);
        (await shop.DeliverAsync(body)).Dispose();
        await buyer.SeesAsync(order, "completed");

        var entry = Assert.Single(Assert.Single(await PagesAsync(buyer, Ledger, "entries", limit: 5)));

        Assert.Equal(order.PurchaseId, entry["purchaseId"]!.GetValue<string>());
        Assert.Equal(JsonNode.Parse(body)!["id"]!.GetValue<string>(), entry["eventId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Payments_have_their_terms_and_status_with_the_newest_first()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var paid = await buyer.OrderAsync("small");
        (await shop.DeliverAsync(Sample.Completed(buyer.UserId, paid))).Dispose();
        (await shop.DeliverAsync(Sample.Refund("pi_" + paid.PurchaseId, "re_" + paid.PurchaseId, 1000))).Dispose();
        await buyer.SeesAsync(paid, "partially_refunded");
        var open = await buyer.OrderAsync("large");

        var payments = (await PagesAsync(buyer, Payments, "payments", limit: 1)).SelectMany(page => page).ToList();

        Assert.Equal([open.PurchaseId, paid.PurchaseId], payments.Select(payment => payment["purchaseId"]!.GetValue<string>()));
        Assert.Equal(
            $$"""{"creditPack":"large","credits":300,"amount":19999,"currency":"usd","decimals":2,"status":"pending","refundedAmount":0,"sessionId":"{{open.SessionId}}","completedAt":null}""",
            Without(payments[0], "purchaseId", "createdAt"));
        Assert.Equal(
            $$"""{"creditPack":"small","credits":50,"amount":4999,"currency":"usd","decimals":2,"status":"partially_refunded","refundedAmount":1000,"sessionId":"{{paid.SessionId}}","completedAt":"2027-01-15T08:00:00.000Z"}""",
            Without(payments[1], "purchaseId", "createdAt"));
    }

    [Fact]
    public async Task A_new_user_has_an_empty_history()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();

        Assert.Empty(Assert.Single(await PagesAsync(buyer, Ledger, "entries", limit: 100)));
        Assert.Empty(Assert.Single(await PagesAsync(buyer, Payments, "payments", limit: 100)));
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("limit=ten")]
    [InlineData("limit=1&limit=2")]
    public async Task An_invalid_page_limit_is_rejected(string query)
    {
        var shop = await Shop.SharedAsync();

        using var answer = await shop.NewBuyer().GetAsync($"{Ledger}?{query}");

        await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task A_history_cursor_is_accepted_only_unchanged_and_for_its_user_and_list()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        await AdjustAsync(shop, buyer, times: 2);
        var page = (await (await buyer.GetAsync($"{Ledger}?limit=1")).Content.ReadFromJsonAsync<JsonObject>())!;
        var cursor = page["nextCursor"]!.GetValue<string>();
        var changed = Enumerable.Range(0, cursor.Length).Select(index => cursor[..index] + (cursor[index] == 'A' ? 'B' : 'A') + cursor[(index + 1)..]);

        using var good = await buyer.GetAsync($"{Ledger}?cursor={cursor}");
        using var otherUser = await shop.NewBuyer().GetAsync($"{Ledger}?cursor={cursor}");
        using var otherList = await buyer.GetAsync($"{Payments}?cursor={cursor}");
        var tampered = await Task.WhenAll(changed.Append(cursor[..^1]).Append(cursor + "A").Append("!").Select(text => buyer.GetAsync($"{Ledger}?cursor={text}")));

        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        foreach (var answer in tampered.Append(otherUser).Append(otherList))
        {
            await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "invalid-cursor");
        }
    }

    [Fact]
    public async Task Operators_read_the_same_history_as_the_user()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer($"auth0|{Guid.NewGuid()}/é");
        await AdjustAsync(shop, buyer, times: 2);
        await buyer.OrderAsync();
        var path = "users/" + UserSegment.Of(buyer.UserId);
        var operators = new Operator(shop);

        var glance = await operators.GetAsync(path);

        Assert.Equal((buyer.UserId, 3), (glance["userId"]!.GetValue<string>(), glance["balance"]!.GetValue<int>()));
        Assert.NotNull(glance["updatedAt"]);
        Assert.Equal(await TextAsync(buyer, Ledger), (await operators.GetAsync(path + "/ledger?limit=1")).ToJsonString());
        Assert.Equal(await TextAsync(buyer, Payments), (await operators.GetAsync(path + "/payments?limit=1")).ToJsonString());
    }

    private static async Task<string> TextAsync(Buyer buyer, string path)
    {
        using var answer = await buyer.GetAsync(path + "?limit=1");
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!.ToJsonString();
    }

    private static async Task AdjustAsync(Shop shop, Buyer buyer, int times)
    {
        for (var time = 1; time <= times; time++)
        {
            await new Backend(shop).AdjustAsync(buyer.UserId, $"{time}", time);
        }
    }

    private static async Task<List<List<JsonObject>>> PagesAsync(Buyer buyer, string path, string items, int limit)
    {
        var pages = new List<List<JsonObject>>();
        var cursor = "";
        while (cursor is not null)
        {
            using var answer = await buyer.GetAsync($"{path}?limit={limit}{cursor}");
            var page = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
            pages.Add([.. page[items]!.AsArray().Select(item => item!.AsObject())]);
            cursor = page["nextCursor"] is { } next ? $"&cursor={next.GetValue<string>()}" : null;
        }

        return pages;
    }

    private static string Without(JsonObject item, params string[] members)
    {
        var rest = item.DeepClone().AsObject();
        Array.ForEach(members, member => Assert.True(rest.Remove(member)));
        return rest.ToJsonString();
    }
}
