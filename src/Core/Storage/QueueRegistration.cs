using Azure.Core;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Core.Storage;

internal static class QueueRegistration
{
    public static IServiceCollection AddQueues(this IServiceCollection services) => services
        .AddSingleton(provider => Create(provider.GetRequiredService<StorageSettings>()));

    private static QueueStorage Create(StorageSettings settings)
    {
        // Stripe waits for the webhook and redelivers a rejected event, so failing within seconds is better than retrying for long.
        var options = new QueueClientOptions
        {
            MessageEncoding = QueueMessageEncoding.None, // As in host.json: our code encodes messages.
            Retry =
            {
                Mode = RetryMode.Exponential,
                MaxRetries = 2,
                Delay = TimeSpan.FromMilliseconds(100),
                MaxDelay = TimeSpan.FromSeconds(1),
                NetworkTimeout = TimeSpan.FromSeconds(3),
            },
        };
        return settings.Connect(
            connectionString => new QueueStorage(new QueueServiceClient(connectionString, options)),
            () => new QueueStorage(new QueueServiceClient(settings.QueueServiceUri, settings.Credential, options)));
    }
}
