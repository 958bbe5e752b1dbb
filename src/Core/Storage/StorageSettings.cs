using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

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
    public string? ConnectionString =>
        string.IsNullOrWhiteSpace(_section.Value) ? null
        : IsConnectionString(_section.Value) ? _section.Value
        : throw Problem($"{Name} must be a connection string (AccountName=…;AccountKey=…); what it is now may be secret, and is not shown.");

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
            : throw Problem($"No storage is configured: set {Name} to a connection string, or {Name}__{setting} to the address of the service.");

    /// <summary>The SDK takes pairs only, and would not say which setting it refuses. An unresolved Key Vault reference looks like one.</summary>
    private static bool IsConnectionString(string text) =>
        !text.StartsWith('@') && text.Split(';', StringSplitOptions.RemoveEmptyEntries).All(pair => pair.IndexOf('=', StringComparison.Ordinal) > 0);

    /// <summary>Said as about any other setting, although the clients need it before options are checked.</summary>
    private static OptionsValidationException Problem(string problem) => new(Name, typeof(StorageSettings), [problem]);
}
