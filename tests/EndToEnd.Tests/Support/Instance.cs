using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CreditFunctions.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>Another instance of the product over a shop's storage and its Stripe, different in what a test says.</summary>
internal static class Instance
{
    public static ServiceProvider Of(Shop shop, HttpPipelineTransport? transport = null, TimeProvider? time = null, params (string Name, string Value)[] settings)
    {
        var options = new TableClientOptions();
        if (transport is not null)
        {
            (options.Transport, options.Retry.MaxRetries) = (transport, 0);
        }

        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddConfiguration(shop.App.Services.GetRequiredService<IConfiguration>())
                .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
                .Build())
            .AddSingleton(time ?? TimeProvider.System)
            .AddCredits()
            .AddSingleton(new TableServiceClient(shop.App.StorageConnectionString, options))
            .BuildServiceProvider();
    }
}
