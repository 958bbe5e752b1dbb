using CreditFunctions.Azurite;
using CreditFunctions.LocalHost.Startup;
using Microsoft.Extensions.Options;

namespace CreditFunctions.LocalHost;

internal static class Program
{
    private static async Task<int> Main()
    {
        using var stop = new StopSignal();
        try
        {
            await using var app = await LocalHostApp.StartAsync(EnvironmentOptions.Read(Environment.GetEnvironmentVariables()), stop.Token);
            Console.WriteLine(app.ReadyLine);
            await stop.WaitAsync();
            return 0;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception failure) when (failure is LocalHostException or AzuriteStartException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }
}
