using System.Net;
using CreditFunctions.Azurite;
using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.LocalHost;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class StorageOutageTests
{
    [Fact]
    public async Task A_webhook_during_a_storage_outage_returns_503_and_the_retry_of_Stripe_grants_the_credits()
    {
        var directory = Directory.CreateTempSubdirectory("credit-functions-outage");
        var storage = await StartOnThreePortsInARowAsync(directory.FullName);
        await using var shop = await Shop.OpenAsync(new LocalHostOptions
        {
            Settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = storage.ConnectionString },
        });
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();

        await storage.DisposeAsync();
        using var refused = await shop.DeliverAsync(Sample.Completed(buyer.UserId, order));
        using var noBalance = await buyer.GetAsync("api/credits/balance");
        using var notWell = await shop.Anyone.GetAsync("api/health");
        await buyer.PayAsync(order);
        await using var restarted = await AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = directory.FullName, Port = storage.BlobPort }, CancellationToken.None);

        await Problem.IsAsync(refused, HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        Assert.NotNull(refused.Headers.RetryAfter);
        await Problem.IsAsync(noBalance, HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        await Problem.IsAsync(notWell, HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        await Eventually.SeesAsync(() => buyer.GetAsync("api/credits/balance"), answer => answer.IsSuccessStatusCode);
        Assert.Equal(50, (await buyer.SeesAsync(order, "completed")).Balance);
    }

    /// <summary>Ports that can be asked for again: those that Azurite chooses by itself are in no order.</summary>
    private static async Task<AzuriteProcess> StartOnThreePortsInARowAsync(string directory)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var options = new AzuriteOptions { DataDirectory = directory, Port = Random.Shared.Next(20_000, 30_000) };
                return await AzuriteProcess.StartAsync(options, CancellationToken.None);
            }
            catch (AzuriteStartException) when (attempt < 20)
            {
            }
        }
    }
}
