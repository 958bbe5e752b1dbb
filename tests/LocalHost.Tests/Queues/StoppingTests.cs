using Azure.Storage.Queues;
using CreditFunctions.LocalHost.Queues;
using CreditFunctions.LocalHost.Tests.Scenario;
using CreditFunctions.LocalHost.Worker;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalHost.Tests.Queues;

public sealed class StoppingTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_stop_cancels_a_function_that_does_not_end_and_its_message_stays_on_the_queue()
    {
        var queue = await Storage.NewQueueAsync();

        await StartAndStopAsync(queue, typeof(WaitingForCancellation), TimeSpan.Zero);

        Assert.Equal(1, await queue.CountAsync());
    }

    [Fact]
    public async Task A_stop_leaves_a_function_that_ignores_its_cancellation_and_its_message_stays_leased()
    {
        var queue = await Storage.NewQueueAsync();

        await StartAndStopAsync(queue, typeof(Endless), TimeSpan.FromSeconds(2));

        Assert.Empty((await queue.ReceiveMessagesAsync()).Value);
        Assert.Equal(1, await queue.CountAsync());
    }

    private async Task StartAndStopAsync(QueueClient queue, Type function, TimeSpan afterCancellation)
    {
        await queue.SendMessageAsync(Convert.ToBase64String("a"u8));
        await using var services = new ServiceCollection().AddSingleton(_reached).BuildServiceProvider();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("QUEUE", queue.Name), new("AzureWebJobsStorage", await Storage.ConnectionAsync())]).Build();
        var pipeline = new FunctionPipeline(services.GetRequiredService<IServiceScopeFactory>(), []);
        using var triggers = new QueueTriggers(pipeline, settings, new LocalHostOptions(), _time, NullLogger<QueueTriggers>.Instance);

        await triggers.StartAsync(FunctionCatalog.Find([function]));
        await _reached.ComesAsync();
        var stopping = triggers.StopAsync();
        await Task.Yield();
        Assert.False(stopping.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(10));
        await Eventually.IsTrueAsync(
            () =>
            {
                _time.Advance(afterCancellation);
                return stopping.IsCompleted;
            },
            "the stop ends");
    }

    private sealed class WaitingForCancellation(TaskCompletionSource reached)
    {
        [Function("WaitingForCancellation")]
        public async Task RunAsync([QueueTrigger("%QUEUE%")] string message, CancellationToken cancellationToken)
        {
            reached.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            throw new InvalidOperationException($"{message} must not get here.");
        }
    }

    private sealed class Endless(TaskCompletionSource reached)
    {
        [Function("Endless")]
        public Task RunAsync([QueueTrigger("%QUEUE%")] string message)
        {
            reached.SetResult();
            return new TaskCompletionSource(message).Task;
        }
    }
}
