using System.Collections;
using CreditFunctions.Functions.Webhooks;
using CreditFunctions.LocalHost;
using CreditFunctions.LocalHost.Startup;

// The product's webhook in LocalHost's pipeline, by default without other functions: on Azure, queue functions run on other instances as well.
// Settings come from the environment. Log messages are written as lines of JSON, as in a container.
var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
{
    settings[(string)variable.Key] = (string?)variable.Value;
}

await using var app = await LocalHostApp.StartAsync(
    new LocalHostOptions
    {
        Port = PortRequest.Exactly(new Uri(settings["ASPNETCORE_URLS"]!).Port),
        Settings = settings,
        FunctionTypes = settings.ContainsKey("FUNCTIONS") ? typeof(ReceiveStripeEvent).Assembly.GetTypes() : [typeof(ReceiveStripeEvent)],
        ConfigureLogging = logging => logging.AddJsonConsole(),
    },
    CancellationToken.None);
await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
