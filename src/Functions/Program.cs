using CreditFunctions.Functions.Hosting;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace CreditFunctions.Functions;

internal static class Program
{
    // An exception at start-up is not caught: the host notices a crash, but would wait for a Main that returned.
    private static Task Main(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication(); // First: middleware added before it would have no HttpContext.
        builder.UseCreditFunctions(builder.Configuration);
        return builder.Build().RunAsync();
    }
}
