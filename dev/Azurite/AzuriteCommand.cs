using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace CreditFunctions.Azurite;

/// <summary>The command line of Azurite, which is one of the checkout's npm packages.</summary>
internal static class AzuriteCommand
{
    private const string EntryPoint = "node_modules/azurite/dist/src/azurite.js";

    // Longer than .NET keeps an idle connection. If the server closes it first, the next request on it fails.
    private const string KeepAliveSeconds = "120";

    public static ProcessStartInfo For(AzuriteOptions options)
    {
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = Path.GetTempPath(),
        };

        start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', options.Accounts.Select(account => $"{account}:{AzuriteEndpoints.Key}"));
        start.ArgumentList.Add("-r");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "stop-with-parent.cjs"));
        start.ArgumentList.Add(FindEntryPoint());
        start.ArgumentList.Add("--skipApiVersionCheck");
        start.ArgumentList.Add("--disableTelemetry");
        start.ArgumentList.Add("--silent");
        AddService(start, "blob", options.Port, offset: 0);
        AddService(start, "queue", options.Port, offset: 1);
        AddService(start, "table", options.Port, offset: 2);
        AddPersistence(start, options.DataDirectory);
        return start;
    }

    private static void AddService(ProcessStartInfo start, string service, int firstPort, int offset)
    {
        var port = firstPort == 0 ? 0 : firstPort + offset;
        start.ArgumentList.Add($"--{service}Host");
        start.ArgumentList.Add("127.0.0.1");
        start.ArgumentList.Add($"--{service}Port");
        start.ArgumentList.Add(port.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add($"--{service}KeepAliveTimeout");
        start.ArgumentList.Add(KeepAliveSeconds);
    }

    private static void AddPersistence(ProcessStartInfo start, string? dataDirectory)
    {
        // Azurite does not accept both options.
        if (dataDirectory is null)
        {
            start.ArgumentList.Add("--inMemoryPersistence");
        }
        else
        {
            start.ArgumentList.Add("--location");
            start.ArgumentList.Add(Path.GetFullPath(dataDirectory));
        }
    }

    private static string FindEntryPoint()
    {
        var checkout = typeof(AzuriteCommand).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(metadata => metadata.Key == "Checkout")?.Value;

        return new[] { AppContext.BaseDirectory, checkout }
            .OfType<string>()
            .SelectMany(WithParents)
            .Select(directory => Path.Combine(directory, EntryPoint))
            .FirstOrDefault(File.Exists)
            ?? throw new AzuriteStartException("Azurite is missing: run npm install at the top of the checkout.");
    }

    private static IEnumerable<string> WithParents(string directory)
    {
        for (var at = new DirectoryInfo(directory); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}
