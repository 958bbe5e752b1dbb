using CreditFunctions.LocalHost.Startup;
using Microsoft.Extensions.Options;

namespace CreditFunctions.LocalHost.Tests.Startup;

public sealed class SettingErrorsTests
{
    private static readonly OptionsValidationException Auth = new("", typeof(object), ["Auth__Issuer is missing.", "Auth__Audience is missing."]);
    private static readonly OptionsValidationException Limits = new("", typeof(object), ["Limits__ReadsPerMinute is too large."]);

    [Fact]
    public void All_errors_of_a_section_are_listed() =>
        Assert.Equal(["Auth__Issuer is missing.", "Auth__Audience is missing."], SettingErrors.In(Auth));

    [Fact]
    public void All_errors_of_several_sections_are_listed() =>
        Assert.Equal(
            ["Auth__Issuer is missing.", "Auth__Audience is missing.", "Limits__ReadsPerMinute is too large."],
            SettingErrors.In(new AggregateException(Auth, Limits)));

    [Fact]
    public void Any_other_failure_is_not_a_setting_error()
    {
        Assert.Empty(SettingErrors.In(new InvalidOperationException("No such service.")));
        Assert.Empty(SettingErrors.In(new AggregateException(Auth, new InvalidOperationException("No such service."))));
    }
}
