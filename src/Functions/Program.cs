using CreditFunctions.Core.Settings;
using CreditFunctions.Functions.Hosting;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace CreditFunctions.Functions;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication(); // First: middleware added before it would see no HttpContext.
        builder.UseCreditFunctions();
        try
        {
            await builder.Build().RunAsync();
            return 0;
        }
        catch (Exception failure) when (SettingProblems.In(failure) is { Count: > 0 } problems)
        {
            // The Functions host shows the last three lines of what is written here: of a trace, none that says what is wrong.
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, problems));
            return 1;
        }
    }
}
