using System.Collections.Concurrent;
using Azure.Storage.Queues.Models;
using CreditFunctions.LocalHost.Tests.Scenario;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace CreditFunctions.LocalHost.Tests.Queues;

public sealed class QueueTriggersTests
{
    private readonly ConcurrentQueue<string> _seen = [];
    private readonly FakeLogCollector _logs = new();

    [Fact]
    public async Task A_message_that_always_fails_is_tried_five_times_and_then_moved_to_the_poison_queue()
    {
        var queue = await Storage.NewQueueAsync();
        var parked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = await OptionsAsync(queue.Name, typeof(AlwaysFailing), typeof(Parking));
        options = options.With("AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "00:00:00") with
        {
            ConfigureServices = services => services.AddSingleton(_seen).AddSingleton(parked),
        };
        await using var app = await options.StartAsync();

        await queue.SendMessageAsync("hopeless");

        Assert.Equal("hopeless", await parked.ComesAsync());
        Assert.Equal(5, _seen.Count);
        await Eventually.IsTrueAsync(queue.IsEmptyAsync, "the message is deleted");
        Assert.Equal(
            [.. Enumerable.Repeat(LogLevel.Error, 5), LogLevel.Warning],
            _logs.GetSnapshot().Where(record => record.Level >= LogLevel.Warning).Select(record => record.Level));
        Assert.Equal($"Message has reached MaxDequeueCount of 5. Moving message to queue '{queue.Name}-poison'.", _logs.LatestRecord.Message);
    }

    [Fact]
    public async Task A_setting_overrides_host_json()
    {
        var queue = await Storage.NewQueueAsync();
        var parked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = await OptionsAsync(queue.Name, typeof(AlwaysFailing), typeof(Parking));
        options = options
            .With("AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "00:00:00")
            .With("AzureFunctionsJobHost__extensions__queues__maxDequeueCount", "2") with
        { ConfigureServices = services => services.AddSingleton(_seen).AddSingleton(parked) };
        await using var app = await options.StartAsync();

        await queue.SendMessageAsync("hopeless");
        await parked.ComesAsync();

        Assert.Equal(2, _seen.Count);
    }

    [Fact]
    public async Task A_message_that_is_not_base64_reaches_the_function()
    {
        var queue = await Storage.NewQueueAsync();
        await using var app = await (await OptionsAsync(queue.Name, typeof(Seeing))).StartAsync();

        await queue.SendMessageAsync("{not base64}");
        await Eventually.IsTrueAsync(() => _seen.Contains("{not base64}"), "the function sees the message");
    }

    [Theory]
    [InlineData(null, "1000")]
    [InlineData("00:00:00.500", "500")]
    [InlineData("00:00:01.500", "1500")]
    public async Task Queues_are_polled_at_least_every_second_unless_a_setting_says_otherwise(string? interval, string milliseconds)
    {
        var queue = await Storage.NewQueueAsync();
        var options = await OptionsAsync(queue.Name, typeof(Seeing));
        options = options.With("AzureFunctionsJobHost__extensions__queues__maxPollingInterval", interval) with
        {
            ConfigureLogging = logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(new FakeLoggerProvider(_logs)),
        };
        await using var app = await options.StartAsync();

        await Eventually.IsTrueAsync(() => _logs.GetSnapshot().Any(record => record.Message.Contains($"will wait {milliseconds} ms before polling queue", StringComparison.Ordinal)), "the longest wait is reached");
    }

    [Fact]
    public async Task Each_call_runs_through_the_middleware_with_its_own_scope()
    {
        var queue = await Storage.NewQueueAsync();
        var scopes = new ConcurrentBag<ScopeKeeping.Scoped>();
        var options = await OptionsAsync(queue.Name, typeof(ScopeKeeping)) with
        {
            Configure = (builder, _) => builder.UseMiddleware((context, next) =>
            {
                _seen.Enqueue(context.FunctionDefinition.Name);
                return next();
            }),
            ConfigureServices = services => services.AddSingleton(scopes).AddScoped<ScopeKeeping.Scoped>(),
        };
        await using var app = await options.StartAsync();

        await queue.SendMessageAsync("a");
        await queue.SendMessageAsync("b");
        await Eventually.IsTrueAsync(() => scopes.Count == 2, "both messages are processed");

        Assert.Equal(2, scopes.Distinct().Count());
        Assert.Equal(["ScopeKeeping", "ScopeKeeping"], _seen);
    }

    [Theory]
    [InlineData("batchSize", "0")]
    [InlineData("batchSize", "33")]
    [InlineData("batchSize", "many")]
    [InlineData("newBatchThreshold", "-1")]
    [InlineData("maxDequeueCount", "0")]
    [InlineData("maxPollingInterval", "00:00:00.099")]
    [InlineData("messageEncoding", "utf8")]
    public async Task A_value_that_the_SDK_rejects_ends_the_start_with_one_line(string name, string value)
    {
        var options = (await OptionsAsync("any", typeof(Seeing))).With($"AzureFunctionsJobHost__extensions__queues__{name}", value);

        var failure = await Assert.ThrowsAsync<LocalHostException>(options.StartAsync);

        Assert.StartsWith("extensions.queues in host.json, or a setting that overrides it, is invalid: ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public async Task A_name_with_two_underscores_between_percent_signs_is_not_found_just_as_on_the_host()
    {
        var options = (await OptionsAsync("any", typeof(Nested))).With("Nested__Queue", "any");

        var failure = await Assert.ThrowsAsync<LocalHostException>(options.StartAsync);

        Assert.Equal("Error indexing method 'Nested': '%Nested__Queue%' does not resolve to a value.", failure.Message);
    }

    [Fact]
    public async Task A_failed_listener_starts_again()
    {
        await using var service = await ForbiddenQueues.StartAsync();
        await using var app = await (await OptionsAsync("any", typeof(Seeing))).With("AzureWebJobsStorage", service.ConnectionString).StartAsync();

        await Eventually.IsTrueAsync(() => service.RequestsCount >= 2, "the queue is polled again after the first refusal");

        var warning = _logs.GetSnapshot().First(record => record.Level == LogLevel.Warning);
        Assert.Equal("A queue listener failed. Restarting all of them.", warning.Message);
    }

    [Fact]
    public async Task Disposing_waits_for_running_functions()
    {
        var queue = await Storage.NewQueueAsync();
        var gate = new WaitingAtGate.Gate();
        var options = await OptionsAsync(queue.Name, typeof(WaitingAtGate)) with { ConfigureServices = services => services.AddSingleton(gate) };
        var app = await options.StartAsync();
        await queue.SendMessageAsync("a");
        await gate.Reached.ComesAsync();

        var disposing = app.DisposeAsync().AsTask();
        Assert.False(disposing.IsCompleted);
        gate.Open.SetResult();
        await disposing;

        Assert.True(await queue.IsEmptyAsync());
    }

    private async Task<LocalHostOptions> OptionsAsync(string queueName, params Type[] functions) =>
        (await TestApps.WithQueuesAsync(functions)).With("QUEUE", queueName) with
        {
            ConfigureServices = services => services.AddSingleton(_seen),
            ConfigureLogging = logging => logging.AddProvider(new FakeLoggerProvider(_logs)),
        };

    private sealed class Seeing(ConcurrentQueue<string> seen)
    {
        [Function("Seeing")]
        public void Run([QueueTrigger("%QUEUE%")] string message) => seen.Enqueue(message);
    }

    private sealed class Nested
    {
        [Function("Nested")]
        public static void Run([QueueTrigger("%Nested__Queue%")] string message) => _ = message;
    }

    private sealed class AlwaysFailing(ConcurrentQueue<string> tries)
    {
        [Function("AlwaysFailing")]
        public Task Run([QueueTrigger("%QUEUE%")] QueueMessage message)
        {
            tries.Enqueue(message.MessageId);
            throw new InvalidOperationException("As always.");
        }
    }

    private sealed class Parking(TaskCompletionSource<string> parked)
    {
        [Function("Parking")]
        public void Run([QueueTrigger("%QUEUE%-poison")] BinaryData message) => parked.SetResult(message.ToString());
    }

    private sealed class ScopeKeeping(ConcurrentBag<ScopeKeeping.Scoped> scopes, ScopeKeeping.Scoped scoped)
    {
        [Function("ScopeKeeping")]
        public void Run([QueueTrigger("%QUEUE%")] byte[] message) => scopes.Add(message.Length == 1 ? scoped : new Scoped());

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
