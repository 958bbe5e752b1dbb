using Azure.Core;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Core.Storage;

internal static class QueueRegistration
{
    public static IServiceCollection AddQueues(this IServiceCollection services) => services
        .AddSingleton(provider => Create(provider.GetRequiredService<StorageSettings>()))
        .AddSingleton<QueueStorage>();

    private static QueueServiceClient Create(StorageSettings settings)
    {
        // Stripe waits for the webhook, and sends again what we refuse: better to give up within seconds than to hold on.
        var options = new QueueClientOptions
        {
            MessageEncoding = QueueMessageEncoding.None, // host.json says the same: messages are encoded by us.
            Retry =
            {
                Mode = RetryMode.Exponential,
                MaxRetries = 2,
                Delay = TimeSpan.FromMilliseconds(100),
                MaxDelay = TimeSpan.FromSeconds(1),
                NetworkTimeout = TimeSpan.FromSeconds(3),
            },
        };
        return settings.ConnectionString is { } connectionString
            ? new QueueServiceClient(connectionString, options)
            : new QueueServiceClient(settings.QueueServiceUri, settings.Credential, options);
    }
}
