using System.Net;
using CreditFunctions.Azurite;
using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.LocalHost;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class RateLimitTests
{
    [Fact]
    public async Task A_user_over_a_limit_gets_429_with_Retry_After_and_other_users_do_not()
    {
        await using var shop = await OpenAsync(storage: null, reads: 5, checks: 3, checkouts: 2);
        var buyer = shop.NewBuyer();

        var reads = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => buyer.GetAsync("api/credits/balance")));
        var checks = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => buyer.GetAsync("api/credits/checkout-session/cs_1")));
        var checkouts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => buyer.StartAsync(new { creditPack = "small" })));
        using var ledger = await buyer.GetAsync("api/credits/ledger");
        using var other = await shop.NewBuyer().GetAsync("api/credits/balance");

        Assert.Equal((5, 7), (Count(reads, HttpStatusCode.OK), Count(reads, HttpStatusCode.TooManyRequests)));
        Assert.Equal((3, 2), (Count(checks, HttpStatusCode.NotFound), Count(checks, HttpStatusCode.TooManyRequests)));
        Assert.Equal((2, 3), (Count(checkouts, HttpStatusCode.OK), Count(checkouts, HttpStatusCode.TooManyRequests)));
        await Problem.IsAsync(ledger, HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.InRange(ledger.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 61);
        Assert.Equal("Retry-After", Assert.Single(ledger.Headers.GetValues("Access-Control-Expose-Headers")));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Two_instances_share_the_limit_of_checkouts()
    {
        await using var storage = await AzuriteProcess.StartAsync(new AzuriteOptions(), CancellationToken.None);
        await using var one = await OpenAsync(storage.ConnectionString, reads: 0, checkouts: 10);
        await using var two = await OpenAsync(storage.ConnectionString, reads: 0, checkouts: 10);
        var user = $"user-{Guid.NewGuid():N}";
        Buyer[] buyers = [one.NewBuyer(user), two.NewBuyer(user)];

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(index => buyers[index % 2].StartAsync(new { creditPack = "small" })));

        Assert.Equal((10, 30), (Count(answers, HttpStatusCode.OK), Count(answers, HttpStatusCode.TooManyRequests)));
    }

    private static Task<Shop> OpenAsync(string? storage, int reads, int checks = 0, int checkouts = 0) => Shop.OpenAsync(new LocalHostOptions
    {
        Settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = storage,
            ["Limits__ReadsPerMinute"] = $"{reads}",
            ["Limits__StatusChecksPerMinute"] = $"{checks}",
            ["Limits__CheckoutSessionsPerMinute"] = $"{checkouts}",
        }.Where(setting => setting.Value is not null).ToDictionary(),
    });

    private static int Count(IEnumerable<HttpResponseMessage> answers, HttpStatusCode status) => answers.Count(answer => answer.StatusCode == status);
}
