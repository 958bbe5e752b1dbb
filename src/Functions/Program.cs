using CreditFunctions.Functions.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CreditFunctions.Functions;

internal static class Program
{
    // An exception at start-up is not caught: the host notices a crash, but would wait for a Main that returned.
    private static Task Main(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication(); // First: middleware added before it would have no HttpContext.
        // The functions limit bodies themselves and answer 413. Kestrel's own limit of 30 MB would turn that into an empty 500.
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.UseCreditFunctions(builder.Configuration);
        return builder.Build().RunAsync();
    }
}
