using Azure.Core;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Core.Storage;

internal static class TableServiceRegistration
{
    public static IServiceCollection AddTables(this IServiceCollection services) => services
        .AddSingleton(provider => Create(provider.GetRequiredService<StorageSettings>()))
        .AddSingleton<TableStorage>();

    private static TableServiceClient Create(StorageSettings settings)
    {
        // The only retries of single storage calls. Callers do not retry on top of these.
        var options = new TableClientOptions
        {
            Retry =
            {
                Mode = RetryMode.Exponential,
                MaxRetries = 3,
                Delay = TimeSpan.FromMilliseconds(200),
                MaxDelay = TimeSpan.FromSeconds(2),
                NetworkTimeout = TimeSpan.FromSeconds(10),
            },
        };
        return settings.Connect(
            connectionString => new TableServiceClient(connectionString, options),
            () => new TableServiceClient(settings.TableServiceUri, settings.Credential, options));
    }
}
