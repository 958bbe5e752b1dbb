using System.Collections.Concurrent;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using CreditFunctions.LocalHost.Queues;
using CreditFunctions.LocalHost.Tests.Scenario;

namespace CreditFunctions.LocalHost.Tests.Queues;

public sealed class QueueListenerTests
{
    private readonly ConcurrentBag<string> _seen = [];

    [Fact]
    public async Task Every_message_is_worked_on_once()
    {
        var scenario = await QueueScenario.NewAsync();
        var sent = Enumerable.Range(0, 40).Select(number => $"message {number}").ToArray();
        await Task.WhenAll(sent.Select(text => scenario.Queue.SendMessageAsync(text)));

        using var listener = scenario.Listener(SeeAsync);
        listener.Start();
        await Eventually.IsTrueAsync(scenario.Queue.IsEmptyAsync, "the queue is empty");
        await listener.StopAsync();

        Assert.Equal(sent.Order(), _seen.Order());
    }

    [Fact]
    public async Task More_is_asked_for_only_when_few_enough_are_in_work()
    {
        var scenario = await QueueScenario.NewAsync(new QueueSettings
        {
            BatchSize = 4,
            NewBatchThreshold = 2,
            MessageEncoding = QueueMessageEncoding.None,
            MaxPollingInterval = TimeSpan.FromMilliseconds(100),
        });
        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => scenario.Queue.SendMessageAsync($"{number}")));
        var gates = new ConcurrentQueue<TaskCompletionSource<bool>>();

        using var listener = scenario.Listener(_ => Hold(gates));
        listener.Start();
        await Eventually.IsTrueAsync(() => gates.Count == 4, "a batch is in work");
        gates.ElementAt(0).SetResult(true);
        await Eventually.IsTrueAsync(async () => await scenario.Queue.CountAsync() == 11, "one message is done");
        var withThreeInWork = gates.Count;
        gates.ElementAt(1).SetResult(true);
        await Eventually.IsTrueAsync(() => gates.Count == 8, "another batch is in work");

        Assert.Equal(4, withThreeInWork);
        await OpenAllUntilEmptyAsync(gates, scenario.Queue);
        await listener.StopAsync();
    }

    [Fact]
    public async Task A_queue_that_is_not_there_is_waited_for_and_not_made()
    {
        var scenario = await QueueScenario.NewAsync(exists: false);

        using var listener = scenario.Listener(SeeAsync);
        listener.Start();
        Assert.False(await scenario.Queue.ExistsAsync());
        await scenario.Queue.CreateAsync();
        await scenario.Queue.SendMessageAsync("a");

        await Eventually.IsTrueAsync(() => _seen.Count == 1, "the message is worked on");
        await listener.StopAsync();
    }

    [Fact]
    public async Task A_queue_that_is_deleted_and_made_again_is_listened_to_again()
    {
        var scenario = await QueueScenario.NewAsync();
        using var listener = scenario.Listener(SeeAsync);
        listener.Start();
        await scenario.Queue.SendMessageAsync("before");
        await Eventually.IsTrueAsync(() => _seen.Contains("before"), "the first message is worked on");

        await scenario.Queue.DeleteAsync();
        await scenario.Queue.CreateAsync();
        await scenario.Queue.SendMessageAsync("after");

        await Eventually.IsTrueAsync(() => _seen.Contains("after"), "the second message is worked on");
        await listener.StopAsync();
    }

    [Fact]
    public async Task Stopping_waits_for_the_work_in_hand_and_takes_no_more()
    {
        var scenario = await QueueScenario.NewAsync();
        await scenario.Queue.SendMessageAsync("in hand");
        var gates = new ConcurrentQueue<TaskCompletionSource<bool>>();
        using var listener = scenario.Listener(_ => Hold(gates));
        listener.Start();
        await Eventually.IsTrueAsync(() => gates.Count == 1, "the message is in work");

        var stopping = listener.StopAsync();
        await scenario.Queue.SendMessageAsync("too late");
        Assert.False(stopping.IsCompleted);
        gates.Single().SetResult(true);
        await stopping;

        QueueMessage left = await scenario.Queue.ReceiveMessageAsync();
        Assert.Equal("too late", left.MessageText);
        Assert.Equal(1, await scenario.Queue.CountAsync());
    }

    [Fact]
    public async Task A_waiting_listener_can_be_woken()
    {
        // Time stands still, so that no wait between two polls ends by itself.
        var scenario = await QueueScenario.NewAsync(time: new ManualTime());
        using var listener = scenario.Listener(SeeAsync);
        listener.Start();
        await scenario.Queue.SendMessageAsync("a");

        await Eventually.IsTrueAsync(
            () =>
            {
                listener.Wake();
                return _seen.Count == 1;
            },
            "the message is worked on");
        await listener.StopAsync();
    }

    [Fact]
    public async Task A_message_that_is_given_up_on_wakes_who_listens_to_the_poison_queue()
    {
        var scenario = await QueueScenario.NewAsync(new QueueSettings { MaxDequeueCount = 1, MessageEncoding = QueueMessageEncoding.None });
        var woken = 0;
        scenario.WakeUps.Register(scenario.Poison.Name, () => woken++);
        await scenario.Queue.SendMessageAsync("a");

        await scenario.ProcessNextAsync(_ => Task.FromResult(false));

        Assert.Equal(1, woken);
    }

    private static Task<bool> Hold(ConcurrentQueue<TaskCompletionSource<bool>> gates)
    {
        var gate = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        gates.Enqueue(gate);
        return gate.Task;
    }

    private static Task OpenAllUntilEmptyAsync(ConcurrentQueue<TaskCompletionSource<bool>> gates, QueueClient queue) => Eventually.IsTrueAsync(
        () =>
        {
            gates.ToList().ForEach(gate => gate.TrySetResult(true));
            return queue.IsEmptyAsync();
        },
        "the queue is empty");

    private Task<bool> SeeAsync(QueueMessage message)
    {
        _seen.Add(message.MessageText);
        return Task.FromResult(true);
    }
}
