using CreditFunctions.Functions.Hosting;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace CreditFunctions.Functions;

internal static class Program
{
    // What stops the start escapes: Azure runs this inside a process of its own, which notices a crash, and would wait for a Main that returned.
    private static Task Main(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication(); // First: middleware added before it would see no HttpContext.
        builder.UseCreditFunctions();
        return builder.Build().RunAsync();
    }
}
