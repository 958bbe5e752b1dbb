using System.Reflection;
using CreditFunctions.Core.Tests.Ledger.Payments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Tests.Settings;

public sealed class Unreadable_settings
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Stripe:SecretKey"] = "sk_test_1",
        ["Stripe:WebhookSecrets:0"] = "whsec_1",
        ["Stripe:WebhookSecrets:7"] = "whsec_2",
        ["Checkout:SuccessUrl"] = "https://shop.example/thanks",
        ["Checkout:CancelUrl"] = "https://shop.example/",
        ["Auth:Issuer"] = "https://issuer.example/",
        ["Auth:Audience"] = "credit-functions",
        ["Limits:ReadsPerMinute"] = " 0 ",
    };

    [Fact]
    public void Where_all_can_be_read_the_program_starts() => Assert.Empty(Problems());

    [Theory]
    [InlineData("Checkout:SessionLifetime", "nonsense", """Checkout__SessionLifetime is "nonsense", and must be hours, minutes and seconds, for example 12:00:00.""")]
    [InlineData("checkout:sessionlifetime", "12:00:61", """Checkout__SessionLifetime is "12:00:61", and must be hours, minutes and seconds, for example 12:00:00.""")]
    [InlineData("Limits:ReadsPerMinute", "abc", """Limits__ReadsPerMinute is "abc", and must be a whole number, for example 120.""")]
    [InlineData("Limits:ReadsPerMinute", "99999999999", """Limits__ReadsPerMinute is "99999999999", and must be a whole number, for example 120.""")]
    [InlineData("Limits:ReadsPerMinute", "1\n2", """Limits__ReadsPerMinute is "1 2", and must be a whole number, for example 120.""")]
    [InlineData("Checkout:SendReceipts", "yes", """Checkout__SendReceipts is "yes", and must be true or false.""")]
    [InlineData("Checkout:SendReceipts", "", """Checkout__SendReceipts is "", and must be true or false.""")]
    public void One_that_cannot_be_read_stops_the_start_with_its_name_and_what_it_should_be(string setting, string value, string problem) =>
        Assert.Equal([problem], Problems((setting, value)));

    [Fact]
    public void A_mistake_in_the_pack_file_stops_it_as_well() =>
        Assert.Equal(["nowhere.json: there is no such file; Packs__File names it."], Problems(("Packs:File", "nowhere.json")));

    [Fact]
    public void It_is_told_with_everything_else_that_is_wrong_in_its_section()
    {
        var problems = Problems(("Checkout:SessionLifetime", "soon"), ("Checkout:SendReceipts", "maybe"), ("Checkout:CancelUrl", "nowhere"));

        Assert.Equal(
            ["Checkout__SessionLifetime", "Checkout__SendReceipts", "Checkout__CancelUrl"],
            problems.Select(problem => problem.Split(' ')[0]));
    }

    [Fact]
    public void Every_setting_that_is_not_a_text_is_told_by_its_name()
    {
        var settings = (
            from type in typeof(CoreRegistration).Assembly.GetTypes()
            let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)
            where section is { IsLiteral: true }
            from property in type.GetProperties()
            where property.SetMethod is not null && property.PropertyType.IsValueType
            select (Section: (string)section.GetRawConstantValue()!, property.Name)).ToList();

        Assert.NotEmpty(settings);
        Assert.All(settings, setting => Assert.StartsWith(
            $"{setting.Section}__{setting.Name} is ", Assert.Single(Problems(($"{setting.Section}:{setting.Name}", "nonsense"))), StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Problems(params (string Name, string Value)[] settings)
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(Good)
                .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
                .Build())
            .AddCredits()
            .BuildServiceProvider();
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException failure)
        {
            return [.. failure.Failures];
        }
    }
}
