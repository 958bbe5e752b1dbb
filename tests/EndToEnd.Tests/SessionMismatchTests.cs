using System.Text.Json.Nodes;
using CreditFunctions.EndToEnd.Tests.Support;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class SessionMismatchTests
{
    public static TheoryData<string, Action<JsonObject>> PaidOtherwise => new()
    {
        { "another currency", session => session["currency"] = "eur" },
        { "three of them", session => (session["amount_subtotal"], session["amount_total"]) = (14_997, 14_997) },
        { "a discount", session => (session["amount_total"], session["total_details"]) = (999, new JsonObject { ["amount_discount"] = 4000 }) },
        { "nothing to pay", session => (session["amount_total"], session["payment_status"], session["payment_intent"]) = (0, "no_payment_required", null) },
        { "priced in the buyer's currency", session => session["currency_conversion"] = new JsonObject { ["amount_total"] = 4999 } },
        { "no payment intent", session => session["payment_intent"] = null },
    };

    public static TheoryData<string, Action<JsonObject>> NotOurs => new()
    {
        { "another session", session => session["id"] = "cs_test_another" },
        { "a subscription", session => session["mode"] = "subscription" },
        { "a payment link", session => session["payment_link"] = "plink_1" },
        { "live money", session => session["livemode"] = true },
        { "no metadata", session => session["metadata"] = null },
        { "metadata of another product", session => session["metadata"]!["type"] = "t-shirt" },
    };

    [Theory]
    [MemberData(nameof(PaidOtherwise))]
    public async Task A_session_that_was_not_paid_as_agreed_is_held_for_review(string what, Action<JsonObject> change)
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();

        using var answer = await shop.DeliverAsync(Sample.Completed(buyer.UserId, order, change: change));

        answer.EnsureSuccessStatusCode();
        Assert.Equal(0, (await buyer.SeesAsync(order, "review")).CreditsGranted);
        Assert.True(await buyer.BalanceAsync() == 0, what);
    }

    [Theory]
    [MemberData(nameof(NotOurs))]
    public async Task A_session_that_does_not_belong_to_the_purchase_changes_nothing(string what, Action<JsonObject> change)
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        var body = Sample.Completed(buyer.UserId, order, change: change);

        using var answer = await shop.DeliverAsync(body);

        answer.EnsureSuccessStatusCode();
        var journal = await Eventually.SeesAsync(() => Books.JournalAsync(shop, body), row => row?.GetString("Outcome") is "Ignored");
        Assert.NotEmpty(journal!.GetString("Reason"));
        Assert.True((await buyer.ViewAsync(order)).Status == "pending", what);
    }

    [Fact]
    public async Task A_valid_payment_after_one_that_did_not_match_is_credited()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        (await shop.DeliverAsync(Sample.Completed(buyer.UserId, order, change: session => session["currency"] = "eur"))).Dispose();
        await buyer.SeesAsync(order, "review");

        (await shop.DeliverAsync(Sample.Completed(buyer.UserId, order))).Dispose();

        Assert.Equal(50, (await buyer.SeesAsync(order, "completed")).Balance);
    }

    [Fact]
    public async Task A_payment_with_tax_on_top_is_credited()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();

        (await shop.DeliverAsync(Sample.Completed(buyer.UserId, order, change: session => session["amount_total"] = 5949))).Dispose();

        await buyer.SeesAsync(order, "completed");
    }
}
