using CreditFunctions.Core.Reconciliation;
using CreditFunctions.EndToEnd.Tests.Support;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>Sessions whose metadata is missing, wrong or unreadable.</summary>
public sealed class SessionReconciliationTests
{
    [Fact]
    public async Task A_paid_session_that_lost_our_metadata_is_reported_and_settled_once_the_metadata_is_back()
    {
        await using var shop = await Shop.OpenAsync(new());
        await ReconciliationTests.BreakAsync(shop, "deliveries", new { drop = true });
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync();
        await SetMetadataAsync(shop, order, new { });

        var lost = Assert.Single(await new ReconcileRun(shop, hoursFromNow: 0).CompareSessionsAsync());
        var balance = await buyer.BalanceAsync();
        await SetMetadataAsync(shop, order, new { type = "credit_purchase", purchase_id = order.PurchaseId, user_id = buyer.UserId });
        var found = Assert.Single(await new ReconcileRun(shop, hoursFromNow: 0).CompareSessionsAsync());

        Assert.Equal((DifferenceKind.PaidNotCredited, buyer.UserId, order.PurchaseId, order.SessionId), (lost.Kind, lost.UserId, lost.PurchaseId, lost.SessionId));
        Assert.Equal((50, false, 0), (lost.Credits, lost.IsSettled, balance));
        Assert.EndsWith("; the session's metadata does not name its purchase any more, and nothing is settled until it does", lost.Reason, StringComparison.Ordinal);
        Assert.Equal((50, true, 50), (found.Credits, found.IsSettled, await buyer.BalanceAsync()));
    }

    [Fact]
    public async Task A_paid_session_of_an_overdue_purchase_that_lost_our_metadata_is_reported_once_per_run()
    {
        await using var shop = await Shop.OpenAsync(new());
        await ReconciliationTests.BreakAsync(shop, "deliveries", new { drop = true });
        var order = await shop.NewBuyer().BuyAsync();
        await SetMetadataAsync(shop, order, new { });

        var differences = await new ReconcileRun(shop, hoursFromNow: 13).CompareAllAsync(dryRun: true);

        var difference = Assert.Single(differences, difference => difference.Kind == DifferenceKind.PaidNotCredited);
        Assert.EndsWith("nothing is settled until it does", difference.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credited_session_that_lost_our_metadata_is_no_difference()
    {
        await using var shop = await Shop.OpenAsync(new());
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync();
        await buyer.SeesAsync(order, "completed");
        await SetMetadataAsync(shop, order, new { });

        var differences = await new ReconcileRun(shop, hoursFromNow: 13).CompareSessionsAsync();

        Assert.Empty(differences);
        Assert.Empty(await ReconcileRun.OpenPurchasesAsync(shop));
    }

    [Fact]
    public async Task A_session_of_another_product_is_ignored_even_if_it_refers_to_a_user_of_ours()
    {
        await using var shop = await Shop.OpenAsync(new());
        var buyer = shop.NewBuyer();
        await buyer.OrderAsync();
        await PayForAnotherProductAsync(shop, ("client_reference_id", buyer.UserId), ("metadata[type]", "t-shirt"));

        Assert.Empty(await new ReconcileRun(shop, hoursFromNow: 0).CompareSessionsAsync());
    }

    [Fact]
    public async Task A_session_that_names_the_purchase_of_another_session_is_reported_without_a_purchase()
    {
        await using var shop = await Shop.OpenAsync(new());
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        var foreign = await PayForAnotherProductAsync(
            shop, ("metadata[type]", "credit_purchase"), ("metadata[purchase_id]", order.PurchaseId), ("metadata[user_id]", buyer.UserId));

        var difference = Assert.Single(await new ReconcileRun(shop, hoursFromNow: 0).CompareSessionsAsync());

        Assert.Equal((null, null, foreign, false), (difference.UserId, difference.PurchaseId, difference.SessionId, difference.IsSettled));
        Assert.Equal($"session {foreign} is not the session of purchase {order.PurchaseId} of user {buyer.UserId}, which its metadata names", difference.Reason);
    }

    [Fact]
    public async Task A_session_that_the_SDK_cannot_read_is_reported_and_the_others_are_settled()
    {
        await using var shop = await Shop.OpenAsync(new());
        await ReconciliationTests.BreakAsync(shop, "deliveries", new { drop = true });
        var orders = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => shop.NewBuyer().BuyAsync()));
        await ReconciliationTests.BreakAsync(shop, "objects", new { id = orders[2].SessionId, set = new { amount_total = "49.99" } });

        var seen = await ReconciliationTests.EverythingAsync(shop, dryRun: true);
        var settled = await new ReconcileRun(shop, hoursFromNow: 0).CompareSessionsAsync();

        Assert.Equal(4, seen.Count(difference => difference["kind"]!.GetValue<string>() == "paid-not-credited"));
        Assert.Equal((3, 150), (settled.Count(difference => difference.IsSettled), settled.Sum(difference => difference.Credits)));
        var unread = Assert.Single(settled, difference => !difference.IsSettled);
        Assert.Equal((orders[2].SessionId, "amount_total is not a whole number"), (unread.SessionId, unread.Reason));
    }

    [Fact]
    public async Task An_unreadable_session_of_an_overdue_purchase_is_reported_with_the_reason()
    {
        await using var shop = await Shop.OpenAsync(new());
        await ReconciliationTests.BreakAsync(shop, "deliveries", new { drop = true });
        var buyer = shop.NewBuyer();
        var order = await buyer.BuyAsync();
        await ReconciliationTests.BreakAsync(shop, "objects", new { id = order.SessionId, set = new { amount_total = "49.99" } });

        var difference = Assert.Single(await new ReconcileRun(shop, hoursFromNow: 13).ComparePurchasesAsync());

        Assert.Equal((order.PurchaseId, false, "amount_total is not a whole number"), (difference.PurchaseId, difference.IsSettled, difference.Reason));
        Assert.Equal(0, await buyer.BalanceAsync());
    }

    private static Task SetMetadataAsync(Shop shop, Buyer.Order order, object metadata) =>
        ReconciliationTests.BreakAsync(shop, "objects", new { id = order.SessionId, set = new { metadata } });

    internal static async Task<string> PayForAnotherProductAsync(Shop shop, params (string Name, string Value)[] members)
    {
        (string Name, string Value)[] usual =
        [
            ("mode", "payment"), ("success_url", "https://other.example/"), ("line_items[0][quantity]", "1"), ("line_items[0][price_data][currency]", "usd"),
            ("line_items[0][price_data][unit_amount]", "1500"), ("line_items[0][price_data][product_data][name]", "T-shirt"),
        ];
        using var form = new FormUrlEncodedContent(usual.Concat(members).Select(member => KeyValuePair.Create(member.Name, member.Value)));
        using var created = await shop.Stripe.PostAsync("v1/checkout/sessions", form);
        var text = await created.Content.ReadAsStringAsync();
        Assert.True(created.IsSuccessStatusCode, text);
        var session = Sample.IdOf(text);
        using var payment = new FormUrlEncodedContent([new("payment_method", "pm_card_visa")]);
        using var paid = await shop.Stripe.PostAsync($"v1/payment_pages/{session}/confirm", payment);
        Assert.True(paid.IsSuccessStatusCode, await paid.Content.ReadAsStringAsync());
        return session;
    }
}
