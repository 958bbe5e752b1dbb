using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace CreditFunctions.Core.Tests.Settings;

public sealed class StartupSettingsTests
{
    [Fact]
    public void Valid_settings_are_accepted_at_startup() => Assert.Empty(Startup.Problems());

    [Theory]
    [InlineData("Limits:ReadsPerMinute", "100000")]
    [InlineData("ReconcileSchedule", "*/2 * * * * *")]
    [InlineData("ReconcileSchedule", "0 * * * *")]
    [InlineData("ReconcileSchedule", "0 0 0 1 1 *")]
    public void A_valid_setting_value_is_accepted(string setting, string value) => Assert.Empty(Startup.Problems((setting, value)));

    [Theory]
    [InlineData("Limits:ReadsPerMinute", "-1", "Limits__ReadsPerMinute must be between 0 and 100000.")]
    [InlineData("Limits:StatusChecksPerMinute", "100001", "Limits__StatusChecksPerMinute must be between 0 and 100000.")]
    [InlineData("Limits:CheckoutSessionsPerMinute", "-2147483648", "Limits__CheckoutSessionsPerMinute must be between 0 and 100000.")]
    [InlineData("Limits:ReadsPerMinute", "abc", """Limits__ReadsPerMinute is "abc", and must be a whole number.""")]
    [InlineData("Limits:ReadsPerMinute", "99999999999", """Limits__ReadsPerMinute is "99999999999", and must be a whole number.""")]
    [InlineData("Limits:ReadsPerMinute", "1\n2", """Limits__ReadsPerMinute is "1 2", and must be a whole number.""")]
    [InlineData("ReconcileSchedule", "", "ReconcileSchedule must be a schedule that occurs at least once a year")]
    [InlineData("ReconcileSchedule", "hourly", "ReconcileSchedule must be a schedule that occurs at least once a year")]
    [InlineData("ReconcileSchedule", "01:00:00", "ReconcileSchedule must be a schedule that occurs at least once a year")]
    [InlineData("ReconcileSchedule", "60 0 * * * *", "ReconcileSchedule must be a schedule that occurs at least once a year")]
    [InlineData("ReconcileSchedule", "0 0 0 31 2 *", "ReconcileSchedule must be a schedule that occurs at least once a year")]
    [InlineData("ReconcileSchedule", null, "ReconcileSchedule must be a schedule that occurs at least once a year")]
    [InlineData("Packs:File", "nowhere.json", "Packs__File names a file that cannot be used. nowhere.json: there is no such file.")]
    [InlineData("Packs:File", "", "Packs__File is empty")]
    public void An_invalid_setting_value_is_rejected_in_one_line_that_begins_with_the_setting(string setting, string? value, string problem) =>
        Startup.AssertRejected(setting, value, problem);

    [Fact]
    public void The_schedule_is_not_checked_while_a_setting_disables_the_timer() =>
        Assert.Empty(Startup.Problems(("ReconcileSchedule", null), ("AzureWebJobs_ReconcileOnSchedule_Disabled", "true")));

    [Fact]
    public void All_setting_problems_are_reported_together() => Assert.Equal(
        ["Checkout__CancelUrl", "Checkout__SendReceipts", "Checkout__SessionLifetime", "Limits__ReadsPerMinute", "Stripe__SecretKey", "Stripe__WebhookSecrets"],
        Startup.Problems(
            ("Checkout:SessionLifetime", "soon"),
            ("Checkout:SendReceipts", "maybe"),
            ("Checkout:CancelUrl", "nowhere"),
            ("Limits:ReadsPerMinute", "-1"),
            ("Stripe:SecretKey", "pk_test_1"),
            ("Stripe:WebhookSecrets:0", "x")).Select(problem => problem.Split(' ')[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void An_unknown_setting_is_logged_and_does_not_prevent_the_start()
    {
        var logs = new FakeLoggerProvider();

        Assert.Empty(Startup.Problems(logs, ("Checkout:SucessUrl", "https://shop.example/"), ("Limits:Reads", "1"), ("Stripe:WebhookSecret", "whsec_1")));

        Assert.Equal(
            [
                "The setting Checkout__SucessUrl is unknown and has no effect. The nearest known setting is Checkout__SuccessUrl.",
                "The setting Limits__Reads is unknown and has no effect. The nearest known setting is Limits__ReadsPerMinute.",
                "The setting Stripe__WebhookSecret is unknown and has no effect. The nearest known setting is Stripe__WebhookSecrets.",
            ],
            logs.Collector.GetSnapshot().Where(line => line.Level == LogLevel.Warning).Select(line => line.Message).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_setting_that_cannot_be_parsed_is_named()
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
            $"{setting.Section}__{setting.Name} is ", Assert.Single(Startup.Problems(($"{setting.Section}:{setting.Name}", "nonsense"))), StringComparison.Ordinal));
    }
}
