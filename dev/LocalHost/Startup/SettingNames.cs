using System.Text.RegularExpressions;

namespace CreditFunctions.LocalHost.Startup;

/// <summary>Settings by name: <c>%Name%</c> within an attribute, and <c>__</c> for the colon that some shells do not allow.</summary>
internal static partial class SettingNames
{
    public static Dictionary<string, string?> Normalized(IReadOnlyDictionary<string, string?> settings)
    {
        var normalized = new Dictionary<string, string?>(settings.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in settings)
        {
            if (value is not null) // As in an environment, which knows no setting without a value.
            {
                normalized[Normalized(name)] = value;
            }
        }

        return normalized;
    }

    public static string Normalized(string name) => name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);

    /// <exception cref="LocalHostException">There is no such setting.</exception>
    public static string Resolve(this IConfiguration configuration, string text) =>
        Reference().Replace(text, match => configuration[Normalized(match.Groups["name"].Value)]
            ?? throw new LocalHostException($"A trigger refers to the setting {match.Groups["name"].Value}, which is not there."));

    [GeneratedRegex("%(?<name>[^%]+)%")]
    private static partial Regex Reference();
}
