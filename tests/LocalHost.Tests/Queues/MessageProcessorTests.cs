using System.Text;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using CreditFunctions.LocalHost.Queues;
using CreditFunctions.LocalHost.Tests.Scenario;

namespace CreditFunctions.LocalHost.Tests.Queues;

public sealed class MessageProcessorTests
{
    private static readonly QueueSettings Settings = new() { MessageEncoding = QueueMessageEncoding.None };

    [Fact]
    public async Task A_message_that_succeeds_is_deleted()
    {
        var scenario = await QueueScenario.NewAsync();
        await scenario.Queue.SendMessageAsync("a");

        await scenario.ProcessNextAsync(Succeed);

        Assert.True(await scenario.Queue.IsEmptyAsync());
    }

    [Fact]
    public async Task A_message_that_fails_is_seen_again_after_the_visibility_timeout()
    {
        var scenario = await QueueScenario.NewAsync(Settings with { VisibilityTimeout = TimeSpan.Zero });
        await scenario.Queue.SendMessageAsync("a");

        await scenario.ProcessNextAsync(Fail);

        QueueMessage again = await scenario.Queue.ReceiveMessageAsync();
        Assert.Equal(2, again.DequeueCount);
    }

    [Fact]
    public async Task A_message_that_fails_is_not_seen_before_the_visibility_timeout()
    {
        var scenario = await QueueScenario.NewAsync(Settings with { VisibilityTimeout = TimeSpan.FromHours(1) });
        await scenario.Queue.SendMessageAsync("a");

        await scenario.ProcessNextAsync(Fail);

        Assert.Empty((await scenario.Queue.ReceiveMessagesAsync()).Value);
        Assert.Equal(1, await scenario.Queue.CountAsync());
    }

    [Fact]
    public async Task The_last_try_that_fails_moves_the_message_to_a_poison_queue_that_is_made_then()
    {
        var scenario = await QueueScenario.NewAsync(Settings with { MaxDequeueCount = 3 });
        await scenario.Queue.SendMessageAsync("the text");
        var counts = new List<long>();

        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.False(await scenario.Poison.ExistsAsync());
            await scenario.ProcessNextAsync(message =>
            {
                counts.Add(message.DequeueCount);
                return Fail(message);
            });
        }

        PeekedMessage moved = await scenario.Poison.PeekMessageAsync();
        Assert.Equal([1, 2, 3], counts);
        Assert.Equal("the text", moved.MessageText);
        Assert.Equal(0, moved.DequeueCount);
        Assert.True(await scenario.Queue.IsEmptyAsync());
    }

    [Fact]
    public async Task A_message_delivered_more_often_than_it_may_be_tried_is_moved_without_a_try()
    {
        var scenario = await QueueScenario.NewAsync(Settings with { MaxDequeueCount = 1 });
        await scenario.Queue.SendMessageAsync("a");
        await scenario.Queue.ReceiveMessageAsync(TimeSpan.FromSeconds(1));
        QueueMessage[] second = [];
        await Eventually.IsTrueAsync(async () => (second = await scenario.Queue.ReceiveMessagesAsync(1, TimeSpan.FromMinutes(1))).Length == 1, "it is delivered again");

        await scenario.Processor(_ => throw new InvalidOperationException("It must not be tried.")).ProcessAsync(second[0]);

        Assert.Equal(1, await scenario.Poison.CountAsync());
        Assert.True(await scenario.Queue.IsEmptyAsync());
    }

    [Fact]
    public async Task A_message_of_a_queue_without_a_poison_queue_stays_out_of_sight_when_it_fails()
    {
        var scenario = await QueueScenario.NewAsync(Settings with { MaxDequeueCount = 1 }, hasPoisonQueue: false);
        await scenario.Queue.SendMessageAsync("a");

        await scenario.ProcessNextAsync(Fail);

        Assert.Empty((await scenario.Queue.ReceiveMessagesAsync()).Value);
        Assert.Equal(1, await scenario.Queue.CountAsync());
    }

    [Fact]
    public async Task A_long_run_keeps_its_message_and_completes_it_with_the_newest_receipt()
    {
        var time = new ManualTime();
        var scenario = await QueueScenario.NewAsync(time: time);
        await scenario.Queue.SendMessageAsync("a");

        await scenario.ProcessNextAsync(async _ =>
        {
            time.Advance(MessageLease.Duration / 2);
            await Eventually.IsTrueAsync(() => scenario.UpdatesCount == 1, "the lease is renewed");
            return true;
        });

        Assert.True(await scenario.Queue.IsEmptyAsync());
    }

    [Fact]
    public async Task A_message_that_somebody_else_deleted_meanwhile_is_left_at_that()
    {
        var time = new ManualTime();
        var scenario = await QueueScenario.NewAsync(time: time);
        await scenario.Queue.SendMessageAsync("a");

        await scenario.ProcessNextAsync(async message =>
        {
            await scenario.Queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            time.Advance(MessageLease.Duration / 2);
            await Eventually.IsTrueAsync(() => scenario.UpdatesCount == 1, "a renewal is tried");
            return true;
        });

        Assert.True(await scenario.Queue.IsEmptyAsync());
    }

    [Fact]
    public async Task Base64_is_decoded_for_the_function()
    {
        var scenario = await QueueScenario.NewAsync(new QueueSettings());
        await scenario.Queue.SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes("grüße")));
        string? seen = null;

        await scenario.ProcessNextAsync(message =>
        {
            seen = message.Body.ToString();
            return Succeed(message);
        });

        Assert.Equal("grüße", seen);
    }

    [Fact]
    public async Task Text_that_is_not_base64_goes_to_the_poison_queue_as_it_is()
    {
        var scenario = await QueueScenario.NewAsync(new QueueSettings());
        await scenario.Queue.SendMessageAsync("{not base64}");

        await scenario.ProcessNextAsync(_ => throw new InvalidOperationException("It must not be tried."));

        PeekedMessage moved = await scenario.Poison.PeekMessageAsync();
        Assert.Equal("{not base64}", moved.MessageText);
        Assert.True(await scenario.Queue.IsEmptyAsync());
    }

    private static Task<bool> Succeed(QueueMessage message) => Task.FromResult(true);

    private static Task<bool> Fail(QueueMessage message) => Task.FromResult(false);
}
