using System.Collections;
using System.Globalization;

namespace CreditFunctions.LocalHost.Startup;

/// <summary>Reads the environment of <c>./run</c>.</summary>
internal static class EnvironmentOptions
{
    private const int PortDefault = 7071;
    private const int StripePortDefault = 12111;
    private const int AzuritePortDefault = 10000;
    private const int PortMax = 65535;

    public static LocalHostOptions Read(IDictionary environment)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry variable in environment)
        {
            settings[(string)variable.Key] = (string?)variable.Value; // Names may differ only in case, as http_proxy and HTTP_PROXY do.
        }

        return new LocalHostOptions
        {
            Port = Port(settings, "PORT", PortDefault),
            StripePort = Port(settings, "STRIPE_PORT", StripePortDefault),
            AzuritePort = Port(settings, "AZURITE_PORT", AzuritePortDefault, portsNeeded: 3),
            DataDirectory = Path.GetFullPath(Given(settings, "DATA_DIR") ?? Checkout.Data),
            Settings = settings,
            ConfigureLogging = ConfigureLogging,
        };
    }

    private static void ConfigureLogging(ILoggingBuilder logging) => logging
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical) // The program reports why a start failed.
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });

    private static PortRequest Port(Dictionary<string, string?> settings, string name, int preferred, int portsNeeded = 1)
    {
        if (Given(settings, name) is not { } text)
        {
            return PortRequest.Preferably(preferred);
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= PortMax + 1 - portsNeeded
            ? PortRequest.Exactly(port)
            : throw new LocalHostException($"{name} is '{text}', which is not a port.");
    }

    private static string? Given(Dictionary<string, string?> settings, string name) =>
        settings.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
}
