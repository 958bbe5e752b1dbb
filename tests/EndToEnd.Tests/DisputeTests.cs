using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>Signed events of disputes are posted to the webhook, and what buyers and operators see is compared. 50 credits were bought for 49.99 usd.</summary>
public sealed class DisputeTests
{
    [Fact]
    public Task A_lost_dispute_with_one_cent_returned_leaves_no_credits() => AssertEndsAsync(
        0, "dispute_lost", dispute => [dispute.At(1, "closed", "lost", -4999, 1)]);

    [Fact]
    public Task A_lost_dispute_with_the_refunded_part_returned_leaves_no_credits() => AssertEndsAsync(
        0,
        "dispute_lost",
        dispute => [dispute.Refund(1000), dispute.At(1, "created", "needs_response", -4999), dispute.At(2, "funds_reinstated", "lost", -4999, 1000), dispute.At(3, "closed", "lost", -4999, 1000)]);

    [Fact]
    public Task An_exchange_rate_adjustment_restores_no_credits_while_the_dispute_is_open() => AssertEndsAsync(
        0, "disputed", dispute => [dispute.At(1, "created", "needs_response", -5036), dispute.At(2, "funds_reinstated", "needs_response", -5036, 37)]);

    [Fact]
    public Task An_exchange_rate_adjustment_restores_no_credits_after_the_dispute_is_lost() => AssertEndsAsync(
        0, "dispute_lost", dispute => [dispute.At(1, "created", "needs_response", -5036, 37), dispute.At(2, "closed", "lost", -5036, 37)]);

    [Theory]
    [InlineData("lost", "dispute_lost", 0, -4600, 30)]
    [InlineData("won", "completed", 50, -4600, 4550)]
    [InlineData("lost", "dispute_lost", 26, -4600, 2300)]
    public Task Disputed_money_in_another_currency_counts_by_its_share(string closed, string status, long credits, long withdrawn, long returned) => AssertEndsAsync(
        credits, status, dispute => [dispute.At(1, "funds_withdrawn", "needs_response", -4600), dispute.At(2, "closed", closed, withdrawn, returned)], balanceCurrency: "eur");

    [Fact]
    public Task A_partial_return_of_disputed_money_restores_its_share_of_the_credits() => AssertEndsAsync(
        26, "dispute_lost", dispute => [dispute.At(1, "created", "needs_response", -4999), dispute.At(2, "funds_reinstated", "lost", -4999, 2500), dispute.At(3, "closed", "lost", -4999, 2500)]);

    [Fact]
    public Task A_prevented_dispute_is_closed_and_the_refund_is_shown() => AssertEndsAsync(
        0, "refunded", dispute => [dispute.At(1, "created", "needs_response"), dispute.At(2, "closed", "prevented"), dispute.Refund(4999)]);

    [Fact]
    public Task A_dispute_that_is_won_and_then_lost_leaves_no_credits() => AssertEndsAsync(
        0,
        "dispute_lost",
        dispute =>
        [
            dispute.At(1, "created", "needs_response", -4999),
            dispute.At(2, "closed", "won", -4999, 4999),
            dispute.At(3, "funds_withdrawn", "needs_response", -4999, 4999, -4999),
            dispute.At(4, "closed", "lost", -4999, 4999, -4999),
        ]);

    [Fact]
    public Task An_appeal_reopens_a_lost_dispute() => AssertEndsAsync(
        0, "disputed", dispute => [dispute.At(1, "closed", "lost", -4999), dispute.At(2, "updated", "appeal_needs_response", -4999), dispute.At(3, "updated", "appeal_under_review", -4999)]);

    [Fact]
    public Task A_won_appeal_restores_the_credits() => AssertEndsAsync(
        50,
        "completed",
        dispute =>
        [
            dispute.At(1, "closed", "lost", -4999),
            dispute.At(2, "updated", "appeal_under_review", -4999),
            dispute.At(3, "funds_reinstated", "won", -4999, 4999),
            dispute.At(4, "closed", "won", -4999, 4999),
        ]);

    [Theory]
    [InlineData("[{\"id\":\"txn_1\",\"amount\":9223372036854775808}]")]
    [InlineData("[{\"id\":\"txn_1\",\"amount\":\"4999\"}]")]
    [InlineData("[{\"id\":\"txn_1\"}]")]
    [InlineData("{\"data\":[]}")]
    public async Task A_dispute_event_with_unreadable_money_is_parked_and_changes_no_credits(string balanceTransactions)
    {
        var shop = await Shop.SharedAsync();
        var (buyer, order) = await PaidAsync(shop);
        var dispute = new Dispute("pi_" + order.PurchaseId, "usd");
        await ApplyAsync(shop, dispute.At(1, "funds_withdrawn", "needs_response", -4999));
        var unreadable = JsonNode.Parse(dispute.At(2, "funds_reinstated", "won", -4999, 4999))!;
        unreadable["data"]!["object"]!["balance_transactions"] = JsonNode.Parse(balanceTransactions);

        (await shop.DeliverAsync(unreadable.ToJsonString())).EnsureSuccessStatusCode();

        await new Operator(shop).SeesParkedAsync(Sample.IdOf(unreadable.ToJsonString()));
        Assert.Equal((0, "disputed"), (await buyer.BalanceAsync(), (await buyer.ViewAsync(order)).Status));
    }

    [Fact]
    public async Task A_dispute_stored_by_an_earlier_version_counts_and_its_next_event_adds_its_money()
    {
        var shop = await Shop.SharedAsync();
        var (buyer, order) = await PaidAsync(shop);
        var dispute = new Dispute("pi_" + order.PurchaseId, "usd");
        await ApplyAsync(shop, dispute.At(1, "funds_withdrawn", "needs_response", -4999));
        var credits = shop.App.Services.GetRequiredService<TableStorage>().Credits;
        var row = (await Books.RowsAsync(shop, buyer.UserId)).Single(row => row.RowKey == "purchase|" + order.PurchaseId);
        row["Facts"] =
            """{"payments":{"pi_1":{"amount":4999,"paidAt":"2026-10-03T12:00:00+00:00"}},"disputes":{"du_1":{"paymentIntent":"pi_1","amount":4999,"currency":"usd","marks":"opened, withdrawn"}}}"""
                .Replace("pi_1", "pi_" + order.PurchaseId, StringComparison.Ordinal);
        await credits.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);

        await AssertSeenAsync(shop, buyer, order, 0, "disputed");
        await ApplyAsync(shop, dispute.At(2, "closed", "lost", -4999, 1000));

        await AssertSeenAsync(shop, buyer, order, 11, "dispute_lost");
    }

    /// <summary>Delivers the events in order for one buyer, and in reverse and each twice for another.</summary>
    private static async Task AssertEndsAsync(long credits, string status, Func<Dispute, string[]> events, string balanceCurrency = "usd")
    {
        var shop = await Shop.SharedAsync();
        foreach (var isReversed in new[] { false, true })
        {
            var (buyer, order) = await PaidAsync(shop);
            var bodies = events(new Dispute("pi_" + order.PurchaseId, balanceCurrency));
            foreach (var body in isReversed ? bodies.Reverse().SelectMany(body => new[] { body, body }) : bodies)
            {
                await ApplyAsync(shop, body);
            }

            await AssertSeenAsync(shop, buyer, order, credits, status);
        }
    }

    private static async Task AssertSeenAsync(Shop shop, Buyer buyer, Buyer.Order order, long credits, string status)
    {
        await shop.IsIdleAsync();
        var view = await buyer.ViewAsync(order);
        Assert.Equal((credits, credits, status), (view.CreditsGranted, await buyer.BalanceAsync(), view.Status));
        await Books.BalancedAsync(shop, buyer.UserId);

        var verified = await new Operator(shop).GetAsync($"users/{buyer.UserId}/verify");
        Assert.True(verified["ok"]!.GetValue<bool>(), verified.ToJsonString());
        Assert.Equal((credits, credits), (verified["fromEntries"]!.GetValue<long>(), verified["fromFacts"]!.GetValue<long>()));

        var purchase = await new Operator(shop).GetAsync($"users/{buyer.UserId}/purchases/{order.PurchaseId}");
        Assert.Equal(status, purchase["status"]!.GetValue<string>());
        var applied = purchase["timeline"]!.AsArray().Where(item => item!["what"]!.GetValue<string>() == "applied").Select(item => item!["detail"]!.GetValue<string>());
        Assert.Equal(credits, applied.Sum(detail => long.Parse(detail.Split(' ')[^2], CultureInfo.InvariantCulture)));
    }

    private static async Task<(Buyer Buyer, Buyer.Order Order)> PaidAsync(Shop shop)
    {
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        await ApplyAsync(shop, Sample.Completed(buyer.UserId, order));
        return (buyer, order);
    }

    private static async Task ApplyAsync(Shop shop, string body)
    {
        (await shop.DeliverAsync(body)).EnsureSuccessStatusCode();
        await Eventually.SeesAsync(() => Books.JournalAsync(shop, body), row => row?.GetString("Outcome") is "Applied");
    }

    /// <summary>The events of one dispute over a whole payment.</summary>
    private sealed class Dispute(string paymentIntent, string balanceCurrency)
    {
        private const long Begun = 1_800_000_000;

        public string Refund(long amount) => Sample.Refund(paymentIntent, "re_" + paymentIntent, amount);

        /// <param name="day">When the event happened.</param>
        /// <param name="step">The end of its type.</param>
        /// <param name="status">The status of the dispute then.</param>
        /// <param name="moved">All money that was moved up to then, one movement a day.</param>
        public string At(int day, string step, string status, params long[] moved)
        {
            var created = Begun + (day * 86_400);
            var happened = JsonNode.Parse(Sample.Event("charge.dispute." + step, new JsonObject
            {
                ["id"] = "du_1",
                ["object"] = "dispute",
                ["amount"] = 4999,
                ["balance_transactions"] = new JsonArray([.. moved.Index().Select(one => Transaction(one.Index, one.Item))]),
                ["currency"] = "usd",
                ["livemode"] = false,
                ["payment_intent"] = paymentIntent,
                ["status"] = status,
            }))!;
            happened["created"] = created;
            return happened.ToJsonString();
        }

        private JsonObject Transaction(int number, long amount) => new()
        {
            ["id"] = $"txn_{number}",
            ["object"] = "balance_transaction",
            ["amount"] = amount,
            ["created"] = Begun + (number * 86_400),
            ["currency"] = balanceCurrency,
            ["fee"] = 1500,
            ["net"] = amount - 1500,
        };
    }
}
