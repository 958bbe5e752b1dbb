using CreditFunctions.Azurite;
using CreditFunctions.LocalHost.Startup;

namespace CreditFunctions.LocalHost;

internal static class Program
{
    private static async Task<int> Main()
    {
        using var stop = new StopSignal();
        ProxyExceptions.AddLoopback();
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
        catch (Exception failure) when (Reasons(failure) is { Count: > 0 } reasons)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, reasons));
            return 1;
        }
    }

    /// <returns>One line for each cause that the user can fix. Empty for a bug, whose stack trace is needed.</returns>
    private static IReadOnlyList<string> Reasons(Exception failure) =>
        failure is LocalHostException or AzuriteStartException ? [failure.Message] : SettingErrors.In(failure);
}
