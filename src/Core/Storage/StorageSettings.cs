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
    public string? ConnectionString => string.IsNullOrWhiteSpace(_section.Value) ? null : _section.Value;

    public Uri TableServiceUri => ServiceUri("tableServiceUri");

    public Uri QueueServiceUri => ServiceUri("queueServiceUri");

    /// <summary>The managed identity that the settings name; otherwise whatever identity the machine offers.</summary>
    public TokenCredential Credential =>
        !string.Equals(_section["credential"], "managedidentity", StringComparison.OrdinalIgnoreCase) ? new DefaultAzureCredential()
        : string.IsNullOrWhiteSpace(_section["clientId"]) ? new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)
        : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(_section["clientId"]));

    /// <summary>Makes a client. Each SDK refuses a connection string in its own way, and none names the setting.</summary>
    /// <param name="byString">Makes it from a connection string.</param>
    /// <param name="byIdentity">Makes it where there is none.</param>
    public T Connect<T>(Func<string, T> byString, Func<T> byIdentity)
    {
        if (ConnectionString is not { } text)
        {
            return byIdentity();
        }

        try
        {
            return byString(text);
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException or InvalidOperationException)
        {
            throw Problem($"{Name} must be a connection string, whole and as the portal shows it (DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…;…); what it is now may be secret, and is not shown.");
        }
    }

    private Uri ServiceUri(string setting) =>
        Uri.TryCreate(_section[setting], UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps // Tokens go no other way.
            ? uri
            : throw Problem(string.IsNullOrWhiteSpace(_section[setting])
                ? $"No storage is configured: set {Name} to a connection string, or {Name}__{setting} to the https address of the service."
                : $"{Name}__{setting} must be an https address, as the portal shows it under Endpoints.");

    /// <summary>Said as about any other setting, although the clients need it before options are checked.</summary>
    private static OptionsValidationException Problem(string problem) => new(Name, typeof(StorageSettings), [problem]);
}
