using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Core.Storage;

/// <summary>
/// How the storage account is reached: by <c>AzureWebJobsStorage</c> (a connection string), or by <c>AzureWebJobsStorage__queueServiceUri</c>
/// and its siblings with an identity. The Functions host reads the same settings.
/// </summary>
public sealed class StorageSettings(IConfiguration configuration)
{
    private const string Name = "AzureWebJobsStorage";

    private readonly IConfigurationSection _section = configuration.GetSection(Name);

    /// <summary>Null where an identity is used.</summary>
    public string? ConnectionString => string.IsNullOrWhiteSpace(_section.Value) ? null : _section.Value;

    public Uri TableServiceUri => ServiceUri("tableServiceUri");

    public Uri QueueServiceUri => ServiceUri("queueServiceUri");

    /// <summary>The managed identity that the settings name; otherwise whatever identity the machine offers.</summary>
    public TokenCredential Credential =>
        !string.Equals(_section["credential"], "managedidentity", StringComparison.OrdinalIgnoreCase) ? new DefaultAzureCredential()
        : string.IsNullOrWhiteSpace(_section["clientId"]) ? new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)
        : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(_section["clientId"]));

    private Uri ServiceUri(string setting) =>
        Uri.TryCreate(_section[setting], UriKind.Absolute, out var uri)
            ? uri
            : throw new InvalidOperationException(
                $"No storage is configured: set {Name} to a connection string, or {Name}__{setting} to the address of the service.");
}
