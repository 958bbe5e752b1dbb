using System.Reflection;
using System.Text.Json;
using CreditFunctions.Core;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.CodeBase.Tests;

/// <summary>Options classes are those with a constant <c>Section</c>.</summary>
public sealed class SettingsDocumentationTests
{
    /// <summary>Read by the hosts, and by the storage clients.</summary>
    private static readonly string[] OfTheHost = ["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage", "ReconcileSchedule"];

    /// <summary>To be set only by those who need them: a value in the sample would change what it does.</summary>
    private static readonly string[] LeftOut = ["Stripe__ApiBase", "Auth__AuthorizedParties__0"];

    private static readonly IReadOnlyList<(Type Type, string Section)> Options =
    [
        .. from type in typeof(CoreRegistration).Assembly.GetTypes()
           let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)
           where section is { IsLiteral: true }
           select (type, (string)section.GetRawConstantValue()!),
    ];

    private static IEnumerable<string> Names =>
        from options in Options
        from property in options.Type.GetProperties()
        where property.SetMethod is not null
        select $"{options.Section}__{property.Name}" + (property.PropertyType == typeof(IReadOnlyList<string>) ? "__0" : "");

    [Fact]
    public void The_sample_settings_contain_exactly_the_settings_of_the_code()
    {
        Assert.NotEmpty(Options);
        Assert.Equal(Names.Except(LeftOut).Concat(OfTheHost).Order(StringComparer.Ordinal), Sample().Keys.Order(StringComparer.Ordinal));
        Assert.Empty(LeftOut.Except(Names));
    }

    [Fact]
    public void Every_value_of_the_sample_settings_can_be_parsed()
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(Sample().Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)))
            .Build();

        Assert.All(Options, options => Assert.NotNull(settings.GetSection(options.Section).Get(options.Type, binder => binder.ErrorOnUnknownConfiguration = true)));
    }

    [Fact]
    public void The_readme_documents_every_setting()
    {
        var readme = Checkout.Text("README.md");

        Assert.DoesNotContain(Names, name => !readme.Contains($"`{name}`", StringComparison.Ordinal));
    }

    [Fact]
    public void The_sample_settings_contain_no_secret() => Assert.All(
        Sample().Values.Where(value => value.StartsWith("sk_", StringComparison.Ordinal) || value.StartsWith("whsec_", StringComparison.Ordinal)),
        value => Assert.EndsWith("_replace_me", value, StringComparison.Ordinal));

    private static Dictionary<string, string> Sample()
    {
        var file = JsonElement.Parse(Checkout.Text("local.settings.sample.json"));
        return file.GetProperty("Values").Deserialize<Dictionary<string, string>>()!;
    }
}
