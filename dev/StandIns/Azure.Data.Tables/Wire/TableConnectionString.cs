#nullable enable

namespace Azure.Data.Tables.Wire;

/// <summary>What a storage connection string says of the table service.</summary>
internal sealed record TableConnectionString(Uri Endpoint, TableSharedKeyCredential Credential)
{
    private const string EmulatorAccount = "devstoreaccount1";

    // Published by Microsoft: every storage emulator has this key.
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static TableConnectionString Parse(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var settings = Split(text);
        if (settings.TryGetValue("UseDevelopmentStorage", out var development) && development == "true")
        {
            return ForEmulator(settings.GetValueOrDefault("DevelopmentStorageProxyUri"));
        }

        if (settings.ContainsKey("SharedAccessSignature"))
        {
            throw new NotSupportedException("The stand-in does not sign with a shared access signature.");
        }

        return settings.TryGetValue("AccountName", out var name)
            && settings.TryGetValue("AccountKey", out var key)
            && EndpointOf(settings, name) is { } endpoint
            ? new(endpoint, new TableSharedKeyCredential(name, key))
            : throw new ArgumentException("Connection string parsing error");
    }

    private static TableConnectionString ForEmulator(string? proxy)
    {
        var host = proxy is null ? new Uri("http://127.0.0.1") : new Uri(proxy);
        return new(
            new Uri($"{host.Scheme}://{host.Host}:10002/{EmulatorAccount}"),
            new TableSharedKeyCredential(EmulatorAccount, EmulatorKey));
    }

    private static Uri? EndpointOf(Dictionary<string, string> settings, string account)
    {
        if (settings.TryGetValue("TableEndpoint", out var endpoint))
        {
            return new Uri(endpoint);
        }

        var protocol = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        return settings.TryGetValue("EndpointSuffix", out var suffix) ? new Uri($"{protocol}://{account}.table.{suffix}") : null;
    }

    private static Dictionary<string, string> Split(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Only at the first: a key is base64 and may end in the same sign.
            var sign = setting.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0 || !settings.TryAdd(setting[..sign], setting[(sign + 1)..]))
            {
                throw new InvalidOperationException("Connection string parsing error: each setting is a name, an equals sign and a value, once.");
            }
        }

        return settings;
    }
}
