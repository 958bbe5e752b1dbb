using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Settings;

/// <summary>The settings of a section that can be read; what cannot be is a problem like any other, told by the name that the operator typed.</summary>
internal sealed class ReadableSettings<TOptions>(IConfiguration configuration, string section) : IValidateOptions<TOptions>
    where TOptions : class, new()
{
    private static readonly TOptions Usual = new();

    private readonly IConfigurationSection _section = configuration.GetSection(section);

    /// <summary>Binds what can be read; the rest stays as usual, so that the other rules say nothing about it.</summary>
    public void Bind(TOptions options)
    {
        var unreadable = Unreadable().Select(setting => setting.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        new ConfigurationBuilder()
            .AddInMemoryCollection(_section.AsEnumerable(makePathsRelative: true).Where(setting => setting.Value is not null && !unreadable.Contains(setting.Key)))
            .Build()
            .Bind(options);
    }

    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var problems = Unreadable()
            .Select(setting => $"{section}__{setting.Name} is \"{_section[setting.Name]?.ReplaceLineEndings(" ")}\", and must be {setting.Expected}.")
            .ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<(string Name, string Expected)> Unreadable() =>
        from property in typeof(TOptions).GetProperties()
        where property.SetMethod is not null
        let expected = Expected(property.GetValue(Usual))
        where expected is not null && !CanBeRead(property.PropertyType, property.Name)
        select (property.Name, expected);

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
