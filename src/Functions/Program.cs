using CreditFunctions.Functions.Hosting;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace CreditFunctions.Functions;

internal static class Program
{
    private static Task Main(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication(); // First: middleware added before it would see no HttpContext.
        builder.UseCreditFunctions();
        return builder.Build().RunAsync();
    }
}
