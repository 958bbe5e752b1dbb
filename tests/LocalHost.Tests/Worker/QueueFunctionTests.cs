using System.Collections.Concurrent;
using System.Globalization;
using Azure.Storage.Queues.Models;
using CreditFunctions.LocalHost.Tests.Scenario;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CreditFunctions.LocalHost.Tests.Worker;

/// <summary>A function that a queue starts, in the whole host.</summary>
public sealed class QueueFunctionTests
{
    [Fact]
    public async Task A_message_reaches_its_function_with_its_data()
    {
        var queue = await Storage.NewQueueAsync();
        var seen = new TaskCompletionSource<(QueueMessage Message, string Id, FunctionContext Context)>(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = (await TestApps.WithQueuesAsync(typeof(Looking))).With("QUEUE", queue.Name) with { ConfigureServices = services => services.AddSingleton(seen) };
        await using var app = await options.StartAsync();

        await queue.SendMessageAsync("grüße");
        var (message, id, context) = await seen.ComesAsync();

        Assert.Equal("grüße", message.Body.ToString());
        Assert.Equal(message.MessageId, id);
        var bindingData = context.BindingContext.BindingData;
        Assert.Equal("1", bindingData["dequeuecount"]);
        Assert.Equal("grüße", bindingData["QueueTrigger"]);
        Assert.Equal(message.PopReceipt, bindingData["PopReceipt"]);
        Assert.Equal(message.InsertedOn, Time(bindingData["InsertionTime"]));
        Assert.Equal(message.ExpiresOn, Time(bindingData["ExpirationTime"]));
        Assert.Equal(message.NextVisibleOn, Time(bindingData["NextVisibleTime"]));
        Assert.Null(context.GetHttpContext());
    }

    [Fact]
    public async Task A_message_that_always_fails_ends_with_the_function_of_the_poison_queue()
    {
        var queue = await Storage.NewQueueAsync();
        var tries = new ConcurrentBag<string>();
        var parked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = (await TestApps.WithQueuesAsync(typeof(AlwaysFailing), typeof(Parking)))
            .With("QUEUE", queue.Name)
            .With("AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "00:00:00")
            .With("AzureFunctionsJobHost__extensions__queues__maxDequeueCount", "3") with
        { ConfigureServices = services => services.AddSingleton(tries).AddSingleton(parked) };
        await using var app = await options.StartAsync();

        await queue.SendMessageAsync("hopeless");

        Assert.Equal("hopeless", await parked.ComesAsync());
        Assert.Equal(3, tries.Count);
        Assert.True(await queue.IsEmptyAsync());
    }

    [Fact]
    public async Task Each_call_goes_through_the_middleware_and_has_services_of_its_own()
    {
        var queue = await Storage.NewQueueAsync();
        var services = new ConcurrentBag<object>();
        var order = new ConcurrentQueue<string>();
        var options = (await TestApps.WithQueuesAsync(typeof(ScopeKeeping))).With("QUEUE", queue.Name) with
        {
            Configure = builder => builder.UseMiddleware((context, next) =>
            {
                order.Enqueue(context.FunctionDefinition.Name);
                return next();
            }),
            ConfigureServices = collection => collection.AddSingleton(services).AddScoped<ScopeKeeping.Scoped>(),
        };
        await using var app = await options.StartAsync();

        await queue.SendMessageAsync("a");
        await queue.SendMessageAsync("b");
        await Eventually.IsTrueAsync(() => services.Count == 2, "both messages are worked on");

        Assert.Equal(2, services.Distinct().Count());
        Assert.Equal(["ScopeKeeping", "ScopeKeeping"], order);
    }

    [Fact]
    public async Task Disposing_lets_the_message_in_hand_finish()
    {
        var queue = await Storage.NewQueueAsync();
        var gate = new WaitingAtGate.Gate();
        var options = (await TestApps.WithQueuesAsync(typeof(WaitingAtGate))).With("QUEUE", queue.Name) with { ConfigureServices = services => services.AddSingleton(gate) };
        var app = await options.StartAsync();
        await queue.SendMessageAsync("a");
        await gate.Reached.ComesAsync();

        var disposing = app.DisposeAsync().AsTask();
        Assert.False(disposing.IsCompleted);
        gate.Open.SetResult();
        await disposing;

        Assert.True(await queue.IsEmptyAsync());
    }

    private static DateTimeOffset Time(object? quoted) => DateTimeOffset.Parse(((string)quoted!).Trim('"'), CultureInfo.InvariantCulture);

    private sealed class Looking(TaskCompletionSource<(QueueMessage, string, FunctionContext)> seen)
    {
        [Function("Looking")]
        public void Run([QueueTrigger("%QUEUE%")] QueueMessage message, string id, FunctionContext context) => seen.TrySetResult((message, id, context));
    }

    private sealed class AlwaysFailing(ConcurrentBag<string> tries)
    {
        [Function("AlwaysFailing")]
        public Task Run([QueueTrigger("%QUEUE%")] string message)
        {
            tries.Add(message);
            throw new InvalidOperationException("As always.");
        }
    }

    private sealed class Parking(TaskCompletionSource<string> parked)
    {
        [Function("Parking")]
        public void Run([QueueTrigger("%QUEUE%-poison")] BinaryData message) => parked.SetResult(message.ToString());
    }

    private sealed class ScopeKeeping(ConcurrentBag<object> services, ScopeKeeping.Scoped scoped)
    {
        [Function("ScopeKeeping")]
        public void Run([QueueTrigger("%QUEUE%")] byte[] message) => services.Add((scoped, message).scoped);

        public sealed class Scoped;
    }

    private sealed class WaitingAtGate(WaitingAtGate.Gate gate)
    {
        [Function("WaitingAtGate")]
        public Task Run([QueueTrigger("%QUEUE%")] string message)
        {
            gate.Reached.SetResult();
            return gate.Open.Task;
        }

        public sealed class Gate
        {
            public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

            public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
