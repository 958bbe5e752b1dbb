using System.Text.Json.Nodes;
using Azure.Data.Tables;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>Several installations use one Stripe account, and each receives the events of all.</summary>
public sealed class InstallationTests
{
    private static readonly Lazy<Task<Shop>> Production = new(() => Shop.OpenAsync(new()
    {
        Settings = new Dictionary<string, string?> { ["Stripe__Installation"] = "production" },
    }));

    [Fact]
    public async Task An_installation_names_itself_in_the_metadata_and_applies_its_own_events()
    {
        var shop = await Production.Value;
        var buyer = shop.NewBuyer();

        var order = await buyer.BuyAsync();

        await buyer.SeesAsync(order, "completed");
        var session = await ReconciliationTests.StripeAsync(shop, $"v1/checkout/sessions/{order.SessionId}?expand[]=payment_intent");
        Assert.Equal("production", session["metadata"]!["installation"]!.GetValue<string>());
        Assert.Equal("production", session["payment_intent"]!["metadata"]!["installation"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_a_name_the_metadata_names_no_installation()
    {
        var shop = await Shop.SharedAsync();
        var order = await shop.NewBuyer().OrderAsync();

        var session = await ReconciliationTests.StripeAsync(shop, $"v1/checkout/sessions/{order.SessionId}");

        Assert.Null(session["metadata"]!["installation"]);
    }

    [Theory]
    [InlineData("checkout.session.completed", "pur_01kb0000000000000000000000")]
    [InlineData("checkout.session.expired", "order 7")]
    public async Task An_event_of_another_installation_is_ignored_with_that_reason(string type, string purchase)
    {
        var shop = await Production.Value;
        var buyer = shop.NewBuyer();
        var foreign = new Buyer.Order(purchase, "cs_test_staging", new Uri("https://stripe.example/"), default, 50, 4999, "usd");

        var reason = await ReasonAsync(shop, Sample.Completed(buyer.UserId, foreign, type, Of("staging")));

        Assert.Equal("it belongs to installation staging, and this is installation production", reason);
    }

    [Fact]
    public async Task An_installation_without_a_name_ignores_the_events_of_one_that_has_a_name()
    {
        var shop = await Shop.SharedAsync();
        var foreign = new Buyer.Order("pur_01kb0000000000000000000000", "cs_test_staging", new Uri("https://stripe.example/"), default, 50, 4999, "usd");

        var reason = await ReasonAsync(shop, Sample.Completed(shop.NewBuyer().UserId, foreign, change: Of("staging")));

        Assert.Equal("it belongs to installation staging, and Stripe__Installation is not set here", reason);
    }

    [Fact]
    public async Task An_event_whose_metadata_names_another_installation_than_the_stored_purchase_is_ignored()
    {
        var shop = await Production.Value;
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();

        await ReasonAsync(shop, Sample.Completed(buyer.UserId, order, change: Of("staging")));

        Assert.Equal(0, await buyer.BalanceAsync());
    }

    [Fact]
    public async Task An_event_that_names_no_installation_belongs_to_the_stored_purchase_that_it_names()
    {
        var shop = await Production.Value;
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();

        (await shop.DeliverAsync(Sample.Completed(buyer.UserId, order))).Dispose();

        await Eventually.SeesAsync(buyer.BalanceAsync, balance => balance == 50);
    }

    [Fact]
    public async Task A_purchase_that_was_sold_under_an_earlier_name_still_gets_its_credits()
    {
        var shop = await Production.Value;
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        var row = Assert.Single(await Books.RowsAsync(shop, buyer.UserId), row => row.RowKey.StartsWith("purchase|", StringComparison.Ordinal));
        row["Installation"] = "earlier";
        await shop.App.Services.GetRequiredService<TableStorage>().Credits.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);

        (await shop.DeliverAsync(Sample.Completed(buyer.UserId, order, change: Of("earlier")))).Dispose();

        await Eventually.SeesAsync(buyer.BalanceAsync, balance => balance == 50);
    }

    [Fact]
    public async Task A_refund_of_a_payment_of_another_installation_is_ignored_with_that_reason()
    {
        var shop = await Production.Value;
        var buyer = shop.NewBuyer();
        var intent = await SessionReconciliationTests.PayForAnotherProductAsync(shop, Metadata(buyer, "payment_intent_data[metadata]"));
        var session = await ReconciliationTests.StripeAsync(shop, "v1/checkout/sessions/" + intent);

        var reason = await ReasonAsync(shop, Sample.Refund(session["payment_intent"]!.GetValue<string>(), "re_" + buyer.UserId, 1000));

        Assert.Equal("it belongs to installation staging, and this is installation production", reason);
    }

    [Fact]
    public async Task Reconciliation_does_not_report_a_session_of_another_installation()
    {
        await using var shop = await Shop.OpenAsync(new() { Settings = new Dictionary<string, string?> { ["Stripe__Installation"] = "production" } });
        var buyer = shop.NewBuyer();
        await SessionReconciliationTests.PayForAnotherProductAsync(shop, Metadata(buyer, "metadata"));
        await SessionReconciliationTests.PayForAnotherProductAsync(shop, Metadata(buyer, "metadata")[..^1]);

        var difference = Assert.Single(await new ReconcileRun(shop, hoursFromNow: 0).CompareSessionsAsync());

        Assert.Equal("the purchase that the session names is not stored here", difference.Reason);
    }

    private static Action<JsonObject> Of(string installation) => session => session["metadata"]!["installation"] = installation;

    private static (string Name, string Value)[] Metadata(Buyer buyer, string member) =>
    [
        ($"{member}[type]", "credit_purchase"), ($"{member}[purchase_id]", "pur_01kb0000000000000000000000"),
        ($"{member}[user_id]", buyer.UserId), ($"{member}[installation]", "staging"),
    ];

    private static async Task<string?> ReasonAsync(Shop shop, string body)
    {
        (await shop.DeliverAsync(body)).Dispose();
        return (await Eventually.SeesAsync(() => Books.JournalAsync(shop, body), row => row?.GetString("Outcome") is "Ignored"))!.GetString("Reason");
    }
}
