using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Settings;

/// <summary>
/// Binds a section, and names the settings in problems as operators know them. The binder alone stops at the first value that it cannot
/// convert, and ignores settings that it does not know.
/// </summary>
internal sealed partial class SettingsSection<TOptions>(IConfigurationSection section, IValidateOptions<TOptions> validator, ILogger<TOptions> logger)
    : IValidateOptions<TOptions>
    where TOptions : class
{
    private readonly Dictionary<string, string> _unreadable = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Binds what can be read. The rest keeps its default and is reported by <see cref="Validate"/>.</summary>
    public void Bind(TOptions options)
    {
        var properties = typeof(TOptions).GetProperties().Where(property => property.SetMethod is not null).ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var setting in section.GetChildren())
        {
            if (!properties.TryGetValue(setting.Key, out var property))
            {
                Log.UnknownSetting(logger, section.Key, setting.Key, properties.Keys.MinBy(name => Distance(setting.Key, name))!);
            }
            else if (property.PropertyType == typeof(IReadOnlyList<string>) && !string.IsNullOrEmpty(setting.Value))
            {
                _unreadable[setting.Key] = $"{section.Key}__{property.Name} is a list and has no effect in this form: set {section.Key}__{property.Name}__0, __1 and so on.";
            }
            else if (Expected(property.PropertyType) is { } expected && !CanBeRead(setting, property.PropertyType))
            {
                _unreadable[setting.Key] = $"{section.Key}__{property.Name} is \"{setting.Value?.ReplaceLineEndings(" ")}\", and must be {expected}.";
            }
        }

        new ConfigurationBuilder()
            .AddInMemoryCollection(section.AsEnumerable(makePathsRelative: true).Where(setting => setting.Value is not null && !_unreadable.ContainsKey(setting.Key)))
            .Build()
            .Bind(options);
    }

    /// <summary>
    /// Names the settings in what a generated validator reports: <c>Property: problem</c>, or with the standard annotations
    /// <c>Property: The field Options.Property problem</c>.
    /// </summary>
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var failures = validator.Validate(name, options).Failures ?? [];
        List<string> problems = [.. _unreadable.Values, .. failures.Select(Named)];
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private string Named(string failure)
    {
        var parts = failure.Split(": ", 2);
        return $"{section.Key}__{parts[0]} {parts[1].Replace($"The field {typeof(TOptions).Name}.{parts[0]} ", "", StringComparison.Ordinal)}";
    }

    private static bool CanBeRead(IConfigurationSection setting, Type type)
    {
        try
        {
            return setting.Get(type) is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <returns>Null for text: any value can be read, and it may be secret.</returns>
    private static string? Expected(Type type) => type switch
    {
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) => "a whole number",
        _ when type == typeof(TimeSpan) => "hours, minutes and seconds, for example 12:00:00",
        _ => null,
    };

    /// <summary>The number of letters to insert, remove or replace (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        var previous = Enumerable.Range(0, to.Length + 1).ToArray();
        foreach (var (row, letter) in from.ToUpperInvariant().Index())
        {
            var current = new int[previous.Length];
            current[0] = row + 1;
            foreach (var (column, other) in to.ToUpperInvariant().Index())
            {
                current[column + 1] = Math.Min(Math.Min(current[column], previous[column + 1]) + 1, previous[column] + (letter == other ? 0 : 1));
            }

            previous = current;
        }

        return previous[^1];
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 10, Level = LogLevel.Warning, Message = "The setting {Section}__{Name} is unknown and has no effect. The nearest known setting is {Section}__{Nearest}.")]
        public static partial void UnknownSetting(ILogger logger, string section, string name, string nearest);
    }
}
