using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Core.Packs;

/// <summary>Has the pack file read before the first buyer comes, so that a mistake in it stops the start.</summary>
internal sealed partial class LoadPacksAtStart(PackCatalog catalog, ILogger<LoadPacksAtStart> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Log.PacksLoaded(logger, catalog.Active.Count);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(EventId = 600, Level = LogLevel.Debug, Message = "{Count} packs are on sale.")]
        public static partial void PacksLoaded(ILogger logger, int count);
    }
}
