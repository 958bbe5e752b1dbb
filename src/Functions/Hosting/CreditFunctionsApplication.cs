using CreditFunctions.Core;
using CreditFunctions.Functions.Buyers;
using CreditFunctions.Functions.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Hosting;

/// <summary>Registers the services of the application and the order of its middleware.</summary>
public static class CreditFunctionsApplication
{
    /// <summary>Registers the application, in Azure's worker and in LocalHost alike.</summary>
    /// <param name="builder">The worker's builder.</param>
    /// <param name="configuration">The settings, which decide whether telemetry is exported.</param>
    public static IFunctionsWorkerApplicationBuilder UseCreditFunctions(this IFunctionsWorkerApplicationBuilder builder, IConfiguration configuration)
    {
        builder.Services
            .AddTelemetryExport(configuration)
            .AddCredits()
            .AddSingleton<RequestAuthentication>()
            .AddSingleton<RateLimits>()
            .AddSingleton<PackListing>()
            .AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning)) // Below that level it logs addresses, which contain the function key.
            .ConfigureHttpJsonOptions(options => Json.Configure(options.SerializerOptions));
        return builder.UseMiddleware<SecurityHeadersMiddleware>().UseMiddleware<ProblemDetailsMiddleware>();
    }
}
