using System.Net;
using CreditFunctions.Azurite;
using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.LocalHost;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class StorageOutage
{
    [Fact]
    public async Task While_storage_is_stopped_stripe_is_told_so_and_its_retry_brings_the_credits()
    {
        var directory = Directory.CreateTempSubdirectory("credit-functions-outage");
        var storage = await AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = directory.FullName }, CancellationToken.None);
        var port = new Uri(storage.ConnectionString.Split("BlobEndpoint=")[1].Split(';')[0]).Port;
        await using var shop = await Shop.OpenAsync(new LocalHostOptions
        {
            Settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = storage.ConnectionString },
        });
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();

        await storage.DisposeAsync();
        using var refused = await shop.DeliverAsync(Sample.Completed(buyer.UserId, order));
        using var noBalance = await buyer.GetAsync("api/credits/balance");
        await buyer.PayAsync(order);
        await using var restarted = await AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = directory.FullName, Port = port }, CancellationToken.None);

        await Problem.IsAsync(refused, HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        Assert.NotNull(refused.Headers.RetryAfter);
        await Problem.IsAsync(noBalance, HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        Assert.Equal(50, (await buyer.SeesAsync(order, "completed")).Balance);
    }
}
