using System.Net;
using Azure;
using Azure.Identity;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.LocalHost;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>A role that was taken away, a table that was deleted, an identity that is not to be had: all of it is mended while callers try again.</summary>
public sealed class UnavailableStorageTests
{
    [Fact]
    public async Task Every_route_returns_503_with_Retry_After_if_storage_denies_access()
    {
        var storage = new BrokenStorage();
        await using var shop = await Shop.OpenAsync(new LocalHostOptions
        {
            ConfigureServices = storage.Replace,
            Settings = new Dictionary<string, string?> { ["Limits__ReadsPerMinute"] = "100" },
        });
        var buyer = shop.NewBuyer();
        var delivery = Sample.Refund("pi_1", "re_1", 1);
        Exception[] failures =
        [
            new RequestFailedException(401, "who are you"),
            new RequestFailedException(403, "not you"),
            new RequestFailedException(404, "no such table"),
            new AuthenticationFailedException("no token"),
            new CredentialUnavailableException("no identity"),
        ];

        foreach (var failure in failures)
        {
            storage.Failure = failure;
            await UnavailableAsync(await shop.DeliverAsync(delivery));
            await UnavailableAsync(await shop.Anyone.GetAsync("api/health"));
            await UnavailableAsync(await buyer.GetAsync("api/credits/balance"));
        }

        storage.Failure = null;
        using var received = await shop.DeliverAsync(delivery);
        using var well = await shop.Anyone.GetAsync("api/health");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (received.StatusCode, well.StatusCode));
        Assert.Equal(0, await buyer.BalanceAsync());
    }

    [Fact]
    public async Task An_application_that_starts_before_its_storage_returns_503_and_recovers()
    {
        var storage = new BrokenStorage { Failure = new RequestFailedException(403, "not yet") };
        await using var shop = await Shop.OpenAsync(new LocalHostOptions { ConfigureServices = storage.Replace });
        var buyer = shop.NewBuyer();

        await UnavailableAsync(await shop.Anyone.GetAsync("api/health"));
        await UnavailableAsync(await buyer.GetAsync("api/credits/balance"));
        storage.Failure = null;

        await Eventually.SeesAsync(() => buyer.StatusOfAsync("api/credits/balance"), status => status == HttpStatusCode.OK);
        await Eventually.SeesAsync(() => buyer.StatusOfAsync("api/health"), status => status == HttpStatusCode.OK);

        await buyer.SeesAsync(await buyer.BuyAsync(), "completed");
    }

    [Fact]
    public async Task A_missing_table_returns_503_rather_than_an_empty_result()
    {
        await using var shop = await Shop.OpenAsync(new());
        var buyer = shop.NewBuyer();
        await new Backend(shop).AdjustAsync(buyer.UserId, "k", 7);
        await shop.App.Services.GetRequiredService<TableStorage>().Credits.DeleteAsync();

        await UnavailableAsync(await shop.Anyone.GetAsync("api/health"));
        await UnavailableAsync(await buyer.GetAsync("api/credits/balance"));
        await UnavailableAsync(await new Backend(shop).SendSpendAsync(buyer.UserId, "s", new { credits = 1 }));
    }

    [Fact]
    public async Task A_request_over_the_rate_limit_makes_no_storage_request()
    {
        var storage = new BrokenStorage();
        await using var shop = await Shop.OpenAsync(new LocalHostOptions
        {
            ConfigureServices = storage.Replace,
            Settings = new Dictionary<string, string?> { ["Limits__ReadsPerMinute"] = "1" },
        });
        var buyer = shop.NewBuyer();
        await buyer.BalanceAsync();
        var asked = storage.Asked;

        foreach (var path in new[] { "credits/balance", "credits/ledger", "payments/history" })
        {
            using var answer = await buyer.GetAsync("api/" + path);
            await Problem.IsAsync(answer, HttpStatusCode.TooManyRequests, "too-many-requests");
        }

        Assert.Equal(asked, storage.Asked);
    }

    private static async Task UnavailableAsync(HttpResponseMessage answer)
    {
        await Problem.IsAsync(answer, HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        Assert.NotNull(answer.Headers.RetryAfter);
        answer.Dispose();
    }
}
