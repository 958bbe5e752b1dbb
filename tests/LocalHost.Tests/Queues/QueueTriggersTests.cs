using Azure.Storage.Queues;
using CreditFunctions.LocalHost.Queues;
using CreditFunctions.LocalHost.Startup;
using CreditFunctions.LocalHost.Tests.Scenario;
using CreditFunctions.LocalHost.Worker;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.LocalHost.Tests.Queues;

public sealed class QueueTriggersTests
{
    // Time stands still but for the stop's own limits.
    private readonly ManualTime _time = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_function_that_does_not_end_is_cancelled_by_a_stop_and_its_message_is_shown_again()
    {
        var queue = await Storage.NewQueueAsync();

        await StartAndStopAsync(queue, typeof(WaitingForCancellation), afterCancellation: TimeSpan.Zero);

        Assert.Equal(2, (await queue.ReceiveMessageAsync()).Value.DequeueCount);
    }

    [Fact]
    public async Task A_function_that_ignores_its_cancellation_is_left_alone_and_its_message_keeps_its_lease()
    {
        var queue = await Storage.NewQueueAsync();

        await StartAndStopAsync(queue, typeof(Endless), afterCancellation: TimeSpan.FromSeconds(2));

        Assert.Empty((await queue.ReceiveMessagesAsync()).Value);
        Assert.Equal(1, await queue.CountAsync());
    }

    private async Task StartAndStopAsync(QueueClient queue, Type function, TimeSpan afterCancellation)
    {
        await queue.SendMessageAsync("a");
        await using var services = new ServiceCollection().AddSingleton(_reached).BuildServiceProvider();
        using var triggers = Triggers(services, queue.Name, await Storage.ConnectionAsync());

        triggers.Start(FunctionCatalog.Find([function]));
        await _reached.ComesAsync();
        var stopping = triggers.StopAsync();
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

    private QueueTriggers Triggers(ServiceProvider services, string queueName, string connection)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("QUEUE", queueName), new("AzureWebJobsStorage", connection)]).Build();
        var host = new HostSettings { RoutePrefix = "api", Queues = new QueueSettings { MessageEncoding = QueueMessageEncoding.None } };
        var pipeline = new FunctionPipeline(services.GetRequiredService<IServiceScopeFactory>(), []);
        return new QueueTriggers(pipeline, host, settings, _time, NullLoggerFactory.Instance);
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
