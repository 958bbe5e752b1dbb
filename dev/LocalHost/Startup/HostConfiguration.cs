namespace CreditFunctions.LocalHost.Startup;

/// <summary>host.json and the settings in one configuration, arranged as the Functions host arranges them for the WebJobs SDK.</summary>
internal static class HostConfiguration
{
    private const string HostSection = "AzureFunctionsJobHost";

    /// <summary>
    /// Reads host.json and puts the settings over it, so that <c>AzureFunctionsJobHost__extensions__queues__batchSize</c> overrides
    /// <c>extensions.queues.batchSize</c>.
    /// </summary>
    /// <exception cref="LocalHostException">host.json is not valid JSON.</exception>
    public static IConfiguration Read(string hostFile, IReadOnlyDictionary<string, string?> settings)
    {
        try
        {
            var hostJson = new ConfigurationBuilder().AddJsonFile(hostFile, optional: true).Build();
            return new ConfigurationBuilder()
                .AddInMemoryCollection([new("AzureWebJobsConfigurationSection", HostSection)])
                .AddInMemoryCollection(hostJson.AsEnumerable().Select(entry => KeyValuePair.Create($"{HostSection}:{entry.Key}", entry.Value)))
                .AddInMemoryCollection(LikeEnvironmentVariables(settings))
                .Build();
        }
        catch (InvalidDataException failure)
        {
            throw new LocalHostException($"host.json cannot be read: {failure.InnerException?.Message ?? failure.Message}", failure);
        }
    }

    public static string RoutePrefix(this IConfiguration configuration) => (configuration[$"{HostSection}:extensions:http:routePrefix"] ?? "api").Trim('/');

    /// <summary>Whether a setting disables the function. The host does not accept a name with <c>__</c>.</summary>
    public static bool IsDisabled(this IConfiguration configuration, string function) =>
        new[] { $"AzureWebJobs.{function}.Disabled", $"AzureWebJobs_{function}_Disabled" }
            .Any(name => configuration[name] is { } value && (value == "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase)));

    public static bool HasMaxPollingInterval(this IReadOnlyDictionary<string, string?> settings) =>
        LikeEnvironmentVariables(settings).ContainsKey($"{HostSection}:extensions:queues:maxPollingInterval");

    /// <summary>Names as .NET reads them from the environment: <c>__</c> is a colon, letter case does not matter, and no setting is without a value.</summary>
    private static Dictionary<string, string?> LikeEnvironmentVariables(IReadOnlyDictionary<string, string?> settings)
    {
        var read = new Dictionary<string, string?>(settings.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in settings)
        {
            if (value is not null)
            {
                read[name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)] = value;
            }
        }

        return read;
    }
}
