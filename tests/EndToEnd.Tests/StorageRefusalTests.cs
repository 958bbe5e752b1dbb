using System.Net;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.FailedEvents;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>Storage answers, and says no.</summary>
public sealed class StorageRefusalTests
{
    [Fact]
    public async Task A_poison_message_that_cannot_be_parked_is_queued_again()
    {
        await using var shop = await Shop.OpenAsync(new());
        var poison = shop.App.Services.GetRequiredService<QueueStorage>().StripeEventsPoison;
        await using var process = new OtherProcess(shop, Wire.RefusingWritesTo("FailedEvents", HttpStatusCode.Forbidden, "AuthorizationFailure"));
        var message = Sample.Event("refund.created", []);

        await process.The<ParkPoisonedMessage>().ParkAsync(message, CancellationToken.None);

        Assert.Equal(1, (await poison.GetPropertiesAsync()).Value.ApproximateMessagesCount);
        Assert.Null(await shop.App.Services.GetRequiredService<FailedEventStore>().FindAsync(Sample.IdOf(message), CancellationToken.None));
    }

    [Fact]
    public async Task A_poison_message_that_is_being_parked_at_shutdown_stays_on_the_queue()
    {
        await using var shop = await Shop.OpenAsync(new());
        var poison = shop.App.Services.GetRequiredService<QueueStorage>().StripeEventsPoison;
        await using var process = new OtherProcess(shop, Wire.Open);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => process.The<ParkPoisonedMessage>().ParkAsync(Sample.Event("refund.created", []), new CancellationToken(canceled: true)));

        Assert.Equal(0, (await poison.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task An_event_body_counts_as_stored_only_if_the_row_exists()
    {
        var shop = await Shop.SharedAsync();
        await using var process = new OtherProcess(shop, Wire.RefusingWritesTo("StripeEvents", HttpStatusCode.Conflict, "TableBeingDeleted"));
        var bodies = shop.App.Services.GetRequiredService<EventBodyStore>();
        var eventId = $"evt_{Guid.NewGuid():N}";

        var failure = await Record.ExceptionAsync(() => process.The<EventBodyStore>().KeepAsync(eventId, new byte[] { 1 }, CancellationToken.None));
        await bodies.KeepAsync(eventId, new byte[] { 2 }, CancellationToken.None);
        await bodies.KeepAsync(eventId, new byte[] { 3 }, CancellationToken.None); // A redelivery.

        Assert.NotNull(failure);
        Assert.Equal([2], (await bodies.ReadAsync(eventId, CancellationToken.None)).ToArray());
    }

    [Fact]
    public async Task A_replay_reports_its_credits_even_if_the_failed_event_cannot_be_settled()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var message = Sample.Completed(buyer.UserId, await buyer.OrderAsync());
        await shop.App.Services.GetRequiredService<ParkEvent>().ParkAsync(message, "a test", CancellationToken.None);
        await using var process = new OtherProcess(shop, Wire.RefusingWritesTo("FailedEvents", HttpStatusCode.ServiceUnavailable, "ServerBusy"));

        var page = await process.The<ReplayEvents>().ReplayAsync([Sample.IdOf(message)], isDryRun: false, CancellationToken.None);
        var next = await new Operator(shop).ReplayAsync(Sample.IdOf(message));

        var result = Assert.Single(page.Results);
        Assert.Equal(("applied", 50), (result.Outcome, result.Credits));
        Assert.Equal(("duplicate", 0), (next.Outcome, next.Credits));
        Assert.Equal("settled", (await new Operator(shop).SeesParkedAsync(Sample.IdOf(message)))["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task Error_texts_of_storage_appear_neither_in_responses_nor_in_logs()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var message = Sample.Completed(buyer.UserId, await buyer.OrderAsync());
        await shop.App.Services.GetRequiredService<ParkEvent>().ParkAsync(message, "a test", CancellationToken.None);
        using var logs = new FakeLoggerProvider();
        await using var process = new OtherProcess(shop, Wire.RefusingWritesTo("Credits", HttpStatusCode.Forbidden, "AuthorizationFailure"), logs);

        var page = await process.The<ReplayEvents>().ReplayAsync([Sample.IdOf(message)], isDryRun: false, CancellationToken.None);

        Assert.Equal("Storage returned 403 AuthorizationFailure.", Assert.Single(page.Results).Reason);
        Assert.Equal("Storage returned 403 AuthorizationFailure.", (await Books.JournalAsync(shop, message))!.GetString("LastError"));
        Assert.Equal((1, 0), (logs.Count("Failed to replay event " + Sample.IdOf(message)), logs.Count("the words of a vendor")));
    }
}
