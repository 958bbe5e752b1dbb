using Azure.Data.Tables;
using CreditFunctions.Core;
using CreditFunctions.Core.Events;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>An event is applied by a process that dies at its n-th word to storage, for every n, and then delivered again.</summary>
public sealed class ProcessCrashTests
{
    /// <summary>More than applying an event needs.</summary>
    private const int RequestsMax = 12;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_redelivery_after_a_crash_at_any_request_grants_credits_exactly_once(bool isLastOneCarriedOut)
    {
        var shop = await Shop.SharedAsync();
        for (var answered = 0; answered <= RequestsMax; answered++)
        {
            var buyer = shop.NewBuyer();
            var order = await buyer.OrderAsync();
            var message = Sample.Completed(buyer.UserId, order);
            var transport = new CrashingTransport(answered, isLastOneCarriedOut);

            var failure = await Record.ExceptionAsync(() => ApplyOverAsync(shop, transport, message));
            Assert.True(transport.HasCrashed || failure is null, $"It failed without a crash: {failure}");
            await shop.App.Services.GetRequiredService<ApplyQueuedEvent>().ApplyAsync(message, CancellationToken.None);

            var view = await buyer.ViewAsync(order);
            Assert.True(view is { Status: "completed", Balance: 50 }, $"After {answered} answers: {view}");
            Assert.Single(await Books.BalancedAsync(shop, buyer.UserId));
            Assert.Equal("Applied", (await Books.JournalAsync(shop, message))?.GetString("Outcome"));
            if (!transport.HasCrashed)
            {
                return; // It needed fewer requests than this: every step has had its crash.
            }
        }

        Assert.Fail($"Applying an event takes more than {RequestsMax} requests.");
    }

    private static async Task ApplyOverAsync(Shop shop, CrashingTransport transport, string message)
    {
        var options = new TableClientOptions { Transport = transport, Retry = { MaxRetries = 0 } };
        await using var process = new ServiceCollection()
            .AddLogging()
            .AddSingleton(shop.App.Services.GetRequiredService<IConfiguration>())
            .AddCredits()
            .AddSingleton(new TableServiceClient(shop.App.StorageConnectionString, options))
            .BuildServiceProvider();
        await process.GetRequiredService<ApplyQueuedEvent>().ApplyAsync(message, CancellationToken.None);
    }
}
