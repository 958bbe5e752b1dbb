using CreditFunctions.Core;
using CreditFunctions.Functions.Api;
using CreditFunctions.Functions.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Hosting;

/// <summary>The one place where services and the order of middleware are said.</summary>
public static class CreditFunctionsApplication
{
    /// <summary>Makes a worker this application, whoever hosts it.</summary>
    public static IFunctionsWorkerApplicationBuilder UseCreditFunctions(this IFunctionsWorkerApplicationBuilder builder)
    {
        TelemetryExport.AddTo(builder.Services)
            .AddCredits()
            .AddSingleton<RequestAuthentication>()
            .AddSingleton<PerUser>()
            .AddSingleton<PacksAnswer>()
            .AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning)) // Below, it writes addresses, and the function key stands in them.
            .ConfigureHttpJsonOptions(options => Json.Configure(options.SerializerOptions));
        return builder.UseMiddleware<SecurityHeadersMiddleware>().UseMiddleware<ProblemDetailsMiddleware>();
    }
}
