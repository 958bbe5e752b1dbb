using CreditFunctions.LocalHost.Queues;

namespace CreditFunctions.LocalHost.Startup;

/// <summary>host.json as the real host reads it, with the overrides of the environment over it.</summary>
internal sealed record HostSettings
{
    public const string OverridePrefix = "AzureFunctionsJobHost";

    private const string PollingKey = "extensions:queues:maxPollingInterval";

    // Somebody who is developing looks at the screen; the real host forces its own shorter interval then, too.
    private static readonly TimeSpan PollingIntervalMax = TimeSpan.FromSeconds(1);

    public required string RoutePrefix { get; init; }

    public required QueueSettings Queues { get; init; }

    /// <exception cref="LocalHostException">A value is not of its kind or out of its range.</exception>
    public static HostSettings Read(string file, IConfiguration settings)
    {
        var overrides = settings.GetSection(OverridePrefix);

        try
        {
            var host = new ConfigurationBuilder().AddJsonFile(file, optional: true).AddConfiguration(overrides).Build();
            var queues = host.GetSection("extensions:queues").Get<QueueSettings>() ?? new();
            if (overrides[PollingKey] is null && queues.MaxPollingInterval > PollingIntervalMax)
            {
                queues = queues with { MaxPollingInterval = PollingIntervalMax };
            }

            Check(queues);
            return new HostSettings { RoutePrefix = (host["extensions:http:routePrefix"] ?? "api").Trim('/'), Queues = queues };
        }
        catch (Exception failure) when (failure is InvalidOperationException or FormatException or InvalidDataException)
        {
            throw new LocalHostException($"host.json cannot be used: {failure.InnerException?.Message ?? failure.Message}", failure);
        }
    }

    private static void Check(QueueSettings queues)
    {
        Demand(queues.BatchSize is >= 1 and <= 32, "extensions.queues.batchSize must be 1 to 32.");
        Demand(queues.NewBatchThreshold >= 0, "extensions.queues.newBatchThreshold must not be negative.");
        Demand(queues.MaxDequeueCount >= 1, "extensions.queues.maxDequeueCount must be 1 or more.");
        Demand(queues.VisibilityTimeout >= TimeSpan.Zero, "extensions.queues.visibilityTimeout must not be negative.");
        Demand(queues.MaxPollingInterval >= TimeSpan.FromMilliseconds(100), "extensions.queues.maxPollingInterval must be 00:00:00.100 or more.");
    }

    private static void Demand(bool holds, string what)
    {
        if (!holds)
        {
            throw new FormatException(what);
        }
    }
}
