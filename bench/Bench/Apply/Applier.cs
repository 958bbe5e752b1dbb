using Azure.Data.Tables;
using CreditFunctions.Core;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Queries;
using CreditFunctions.Core.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Bench.Apply;

/// <summary>Runs the product's code for queued events in this process.</summary>
internal sealed class Applier : IAsyncDisposable
{
    private const int LooksMax = 60;

    private readonly RecordingTransport _transport = new();
    private readonly ServiceProvider _services;

    public Applier(string connectionString)
    {
        var settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = connectionString,
            ["Stripe:SecretKey"] = "sk_test_bench",
            ["Stripe:WebhookSecrets:0"] = "whsec_bench",
            ["Checkout:SuccessUrl"] = "https://shop.example/paid?session_id={CHECKOUT_SESSION_ID}",
            ["Checkout:CancelUrl"] = "https://shop.example/canceled",
        };
        _services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Information))
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddCredits()
            .AddSingleton(new TableServiceClient(connectionString, new TableClientOptions { Transport = _transport }))
            .BuildServiceProvider();
    }

    public TableClient Credits => _services.GetRequiredService<TableStorage>().Credits;

    public Task CreateTablesAsync() => _services.GetRequiredService<TableStorage>().CreateMissingAsync(CancellationToken.None);

    /// <summary>Writes the order's purchase, as a checkout would.</summary>
    public async Task PrepareAsync(Order order)
    {
        var purchase = order.Purchase(TimeProvider.System);
        await _services.GetRequiredService<OpenPurchaseStore>().AddAsync(purchase, CancellationToken.None);
        await _services.GetRequiredService<LedgerWriter>().ExecuteAsync(purchase.User, new CreatePurchase(purchase, Record: null), CancellationToken.None);
    }

    /// <summary>Applies the event that pays an order.</summary>
    /// <returns>The requests to storage.</returns>
    public async Task<EventTrace> ApplyAsync(Order order)
    {
        var trace = new EventTrace();
        _transport.Current.Value = trace;
        await _services.GetRequiredService<ApplyQueuedEvent>().ApplyAsync(order.Message(TimeProvider.System), CancellationToken.None);
        return trace;
    }

    /// <summary>The product's audit of a user.</summary>
    public Task<LedgerAudit> VerifyAsync(string user) => _services.GetRequiredService<LedgerAuditor>().AuditAsync(
        UserId.TryCreate(user, out var id) ? id : throw new ArgumentException("Not a user id.", nameof(user)), CancellationToken.None);

    /// <summary>Waits until nothing is on the queue.</summary>
    /// <exception cref="InvalidOperationException">Events remain on the queue or were parked.</exception>
    public async Task AllAppliedAsync()
    {
        var queue = _services.GetRequiredService<QueueStorage>().StripeEvents;
        for (var look = 0; (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount > 0; look++)
        {
            if (look == LooksMax)
            {
                throw new InvalidOperationException("Events remain on the queue.");
            }

            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        }

        await foreach (var parked in _services.GetRequiredService<TableStorage>().FailedEvents.QueryAsync<TableEntity>(filter: (string?)null))
        {
            throw new InvalidOperationException($"Event {parked.RowKey} was parked.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _transport.Dispose();
    }
}
