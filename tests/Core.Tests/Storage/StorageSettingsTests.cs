using Azure.Storage.Queues;
using CreditFunctions.Core.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Tests.Storage;

public sealed class StorageSettingsTests
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=a2V5;EndpointSuffix=core.windows.net;")]
    [InlineData("QueueEndpoint=https://shop.queue.core.windows.net/;SharedAccessSignature=sv=2024&sig=x%3D")]
    public void A_connection_string_is_used_unchanged(string text)
    {
        var taken = Connect(text);

        Assert.Equal(text, taken);
    }

    [Theory]
    [InlineData("swordfish")]
    [InlineData("AccountName=shop;swordfish")]
    [InlineData("=swordfish")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=swordfish")]
    [InlineData(";")]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://shop.vault.azure.net/secrets/swordfish)")]
    public void A_malformed_connection_string_is_rejected_with_its_setting_and_without_its_value(string text)
    {
        var problem = Assert.Throws<OptionsValidationException>(() => Connect(text)).ToString();

        Assert.Contains("AzureWebJobsStorage must be a connection string", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("swordfish", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "No storage is configured: set AzureWebJobsStorage to a connection string, or AzureWebJobsStorage__tableServiceUri to the https address of the service.")]
    [InlineData("shop.table.core.windows.net", "AzureWebJobsStorage__tableServiceUri must be an https address, as the portal shows it under Endpoints.")]
    [InlineData("http://shop.table.core.windows.net", "AzureWebJobsStorage__tableServiceUri must be an https address, as the portal shows it under Endpoints.")]
    public void Without_a_connection_string_the_service_address_is_required(string address, string problem)
    {
        var settings = Settings(("AzureWebJobsStorage", " "), ("AzureWebJobsStorage:tableServiceUri", address));

        Assert.Null(settings.ConnectionString);
        Assert.Equal(problem, Assert.Throws<OptionsValidationException>(() => settings.TableServiceUri).Message);
    }

    /// <summary>As the clients are made, by an SDK that reads the text.</summary>
    private static string Connect(string text) => Settings(("AzureWebJobsStorage", text)).Connect(
        taken =>
        {
            _ = new QueueServiceClient(taken);
            return taken;
        },
        () => "");

    private static StorageSettings Settings(params (string Name, string Value)[] settings) => new(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
        .Build());
}
