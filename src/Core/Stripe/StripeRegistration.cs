using CreditFunctions.Core.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Stripe;

namespace CreditFunctions.Core.Stripe;

internal static class StripeRegistration
{
    public static IServiceCollection AddStripe(this IServiceCollection services) => services
        .AddSettings<StripeOptions, StripeOptionsValidator>(StripeOptions.Section).Services
        .AddSingleton(provider => Create(provider.GetRequiredService<IOptions<StripeOptions>>().Value))
        .AddSingleton<StripeCalls>();

    private static StripeClient Create(StripeOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // A redirect would send the API key to another host.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };

        // The retry pipeline times out each attempt. A second timeout here would obscure which limit was exceeded.
        var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        return new StripeClient(new StripeClientOptions
        {
            ApiKey = options.SecretKey,
            ApiBase = string.IsNullOrWhiteSpace(options.ApiBase) ? null : options.ApiBase.TrimEnd('/'), // The SDK appends paths that begin with a slash.
            HttpClient = new SystemNetHttpClient(http, maxNetworkRetries: 0, enableTelemetry: false),
        });
    }
}
