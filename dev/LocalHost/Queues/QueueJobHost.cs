using System.Reflection;
using System.Runtime.ExceptionServices;
using Azure.Storage.Queues.Models;
using CreditFunctions.LocalHost.Worker;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Azure.WebJobs.Host.Indexers;
using Microsoft.Azure.WebJobs.Host.Timers;
using Microsoft.Extensions.Options;

namespace CreditFunctions.LocalHost.Queues;

/// <summary>One run of the WebJobs SDK's job host: it listens until it is stopped or fails.</summary>
internal sealed class QueueJobHost : IDisposable
{
    private readonly IHost _host;
    private readonly FailureWatch _failure;

    private QueueJobHost(IHost host, FailureWatch failure) => (_host, _failure) = (host, failure);

    /// <summary>Completes when a listener has ended for a reason that the SDK leaves to its host.</summary>
    public Task<Exception> Failed => _failure.Failed;

    /// <exception cref="LocalHostException">The queue settings are invalid, or a trigger refers to a missing setting.</exception>
    public static async Task<QueueJobHost> StartAsync(
        IEnumerable<FunctionEntry> functions,
        Func<string, QueueMessage, Task> runAsync,
        IConfiguration configuration,
        TimeSpan? maxPollingInterval,
        Action<ILoggingBuilder> configureLogging)
    {
        var failure = new FailureWatch();
        var types = new GeneratedTypes(QueueTriggerMethods.Generate(functions, runAsync));
        var host = new HostBuilder()
            .ConfigureAppConfiguration(builder => builder.AddConfiguration(configuration))
            .ConfigureLogging(configureLogging)
            .ConfigureServices(services =>
            {
                services.AddWebJobs(_ => { }).AddAzureStorageQueues();
                services.AddSingleton<ITypeLocator>(types).AddSingleton<IWebJobsExceptionHandler>(failure);
                services.PostConfigure<QueuesOptions>(queues => queues.MaxPollingInterval = Shorter(queues.MaxPollingInterval, maxPollingInterval));
            })
            .Build();

        try
        {
            DemandValidOptions(host);
            await host.Services.GetRequiredService<IJobHost>().StartAsync(CancellationToken.None);
            return new QueueJobHost(host, failure);
        }
        catch (FunctionIndexingException indexing)
        {
            host.Dispose();
            throw new LocalHostException($"{indexing.Message}: {indexing.InnerException?.Message}", indexing);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>Receives no more messages, and completes when all received messages are processed. It cancels nothing.</summary>
    public Task StopAsync() => _host.Services.GetRequiredService<IDrainModeManager>().EnableDrainModeAsync(CancellationToken.None);

    public void Dispose() => _host.Dispose();

    private static TimeSpan Shorter(TimeSpan interval, TimeSpan? limit) => interval > limit ? limit.Value : interval;

    private static void DemandValidOptions(IHost host)
    {
        try
        {
            _ = host.Services.GetRequiredService<IOptions<QueuesOptions>>().Value;
        }
        catch (Exception failure) when (failure is InvalidOperationException or TargetInvocationException or ArgumentException)
        {
            var reason = failure is TargetInvocationException ? failure.InnerException!.Message : failure.Message;
            throw new LocalHostException($"extensions.queues in host.json, or a setting that overrides it, is invalid: {reason}", failure);
        }
    }

    private sealed class GeneratedTypes(params Type[] types) : ITypeLocator
    {
        public IReadOnlyList<Type> GetTypes() => types;
    }

    private sealed class FailureWatch : IWebJobsExceptionHandler
    {
        private readonly TaskCompletionSource<Exception> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Exception> Failed => _failed.Task;

        public Task OnTimeoutExceptionAsync(ExceptionDispatchInfo exceptionInfo, TimeSpan timeoutGracePeriod) => OnUnhandledExceptionAsync(exceptionInfo);

        public Task OnUnhandledExceptionAsync(ExceptionDispatchInfo exceptionInfo)
        {
            _failed.TrySetResult(exceptionInfo.SourceException);
            return Task.CompletedTask;
        }
    }
}
