using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Core.Storage;

internal static class QueueRegistration
{
    private const string TokenScope = "https://storage.azure.com/.default";

    public static IServiceCollection AddQueues(this IServiceCollection services) => services
        .AddSingleton(provider => Create(provider.GetRequiredService<StorageSettings>()));

    public static QueueStorage ByKey(string connectionString, QueueClientOptions options) =>
        new(new QueueServiceClient(connectionString, options), HttpPipelineBuilder.Build(options));

    public static QueueStorage ByIdentity(Uri service, TokenCredential credential, QueueClientOptions options) =>
        new(new QueueServiceClient(service, credential, options), HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(credential, TokenScope)));

    private static QueueStorage Create(StorageSettings settings)
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
        return settings.Connect(
            connectionString => ByKey(connectionString, options),
            () => ByIdentity(settings.QueueServiceUri, settings.Credential, options));
    }
}
