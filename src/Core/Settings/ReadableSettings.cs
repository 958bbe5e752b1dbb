using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Settings;

/// <summary>The settings of a section that can be read; what cannot be is a problem like any other, told by the name that the operator typed.</summary>
internal sealed class ReadableSettings<TOptions>(IConfiguration configuration, string section) : IValidateOptions<TOptions>
    where TOptions : class, new()
{
    private static readonly TOptions Usual = new();

    private readonly IConfigurationSection _section = configuration.GetSection(section);

    /// <summary>By name, what was expected. Looked for once: settings do not change while the program runs.</summary>
    private Dictionary<string, string> Unreadable => field ??= FindUnreadable();

    /// <summary>Binds what can be read; the rest stays as usual, so that the other rules say nothing about it.</summary>
    public void Bind(TOptions options) => (Unreadable.Count == 0 ? _section : Readable()).Bind(options);

    public ValidateOptionsResult Validate(string? name, TOptions options) => Unreadable.Count == 0
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail(Unreadable.Select(setting => $"{section}__{setting.Key} is \"{_section[setting.Key]?.ReplaceLineEndings(" ")}\", and must be {setting.Value}."));

    private IConfiguration Readable() => new ConfigurationBuilder()
        .AddInMemoryCollection(_section.AsEnumerable(makePathsRelative: true).Where(setting => setting.Value is not null && !Unreadable.ContainsKey(setting.Key)))
        .Build();

    private Dictionary<string, string> FindUnreadable()
    {
        var unreadable = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in typeof(TOptions).GetProperties())
        {
            if (property.SetMethod is not null && Expected(property.GetValue(Usual)) is { } expected && !CanBeRead(property.PropertyType, property.Name))
            {
                unreadable.Add(property.Name, expected);
            }
        }

        return unreadable;
    }

    private bool CanBeRead(Type type, string name)
    {
        try
        {
            _section.GetValue(type, name);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <returns>Null for texts: any can be read, and they alone may be secret.</returns>
    private static string? Expected(object? usual) => usual switch
    {
        bool => "true or false",
        int => $"a whole number, for example {usual}",
        TimeSpan => $"hours, minutes and seconds, for example {usual}",
        _ => null,
    };
}
