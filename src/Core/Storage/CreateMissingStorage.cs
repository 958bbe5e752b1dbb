using Microsoft.Extensions.Hosting;

namespace CreditFunctions.Core.Storage;

/// <summary>Creates missing tables and queues before anything else starts, so that the first request finds them.</summary>
internal sealed class CreateMissingStorage(TableStorage tables, QueueStorage queues) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(tables.CreateMissingAsync(cancellationToken), queues.CreateMissingAsync(cancellationToken));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
