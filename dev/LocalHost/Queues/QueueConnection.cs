using Azure.Core;
using Azure.Identity;
using Azure.Storage.Queues;

namespace CreditFunctions.LocalHost.Queues;

/// <summary>Makes queue clients from a connection: a connection string, or an address with an identity, as the real host reads them.</summary>
internal sealed class QueueConnection(IConfiguration configuration)
{
    /// <summary>Clients that leave the text of a message alone: the listener decodes by itself, so that text which cannot be decoded can still be moved.</summary>
    public QueueClient Open(string connection, string queueName)
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        var section = configuration.GetSection(connection);

        if (section.Value is { Length: > 0 } connectionString)
        {
            return new QueueClient(connectionString, queueName, options);
        }

        if (section["queueServiceUri"] is { Length: > 0 } address)
        {
            return new QueueClient(new Uri($"{address.TrimEnd('/')}/{queueName}"), Credential(section), options);
        }

        throw new LocalHostException($"The queue {queueName} needs the setting {connection} or {connection}__queueServiceUri.");
    }

    private static TokenCredential Credential(IConfiguration section)
    {
        var clientId = section["clientId"];

        return string.Equals(section["credential"], "managedidentity", StringComparison.OrdinalIgnoreCase)
            ? new ManagedIdentityCredential(clientId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId });
    }
}
