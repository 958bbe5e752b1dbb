using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Storage;

/// <summary>
/// How to connect to the storage account: with a connection string in <c>AzureWebJobsStorage</c>, or with an identity and the addresses in
/// <c>AzureWebJobsStorage__tableServiceUri</c> and <c>AzureWebJobsStorage__queueServiceUri</c>. The Functions host reads the same settings.
/// </summary>
public sealed class StorageSettings(IConfiguration configuration)
{
    private const string Name = "AzureWebJobsStorage";

    private readonly IConfigurationSection _section = configuration.GetSection(Name);

    /// <summary>Null if an identity is used.</summary>
    public string? ConnectionString => string.IsNullOrWhiteSpace(_section.Value) ? null : _section.Value;

    public Uri TableServiceUri => ServiceUri("tableServiceUri");

    public Uri QueueServiceUri => ServiceUri("queueServiceUri");

    /// <summary>The configured managed identity; otherwise the default credential of the environment.</summary>
    public TokenCredential Credential =>
        !string.Equals(_section["credential"], "managedidentity", StringComparison.OrdinalIgnoreCase) ? new DefaultAzureCredential()
        : string.IsNullOrWhiteSpace(_section["clientId"]) ? new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)
        : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(_section["clientId"]));

    /// <summary>Creates a client. The SDKs reject a connection string in different ways, and none of them names the setting.</summary>
    /// <param name="byString">Creates it from a connection string.</param>
    /// <param name="byIdentity">Creates it without a connection string.</param>
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
        Uri.TryCreate(_section[setting], UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps // Tokens must not be sent without TLS.
            ? uri
            : throw Problem(string.IsNullOrWhiteSpace(_section[setting])
                ? $"No storage is configured: set {Name} to a connection string, or {Name}__{setting} to the https address of the service."
                : $"{Name}__{setting} must be an https address, as the portal shows it under Endpoints.");

    /// <summary>Reports the problem like that of any other setting, although clients need it before options are validated.</summary>
    private static OptionsValidationException Problem(string problem) => new(Name, typeof(StorageSettings), [problem]);
}
