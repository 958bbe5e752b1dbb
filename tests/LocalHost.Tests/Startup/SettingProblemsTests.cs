using CreditFunctions.LocalHost.Startup;
using Microsoft.Extensions.Options;

namespace CreditFunctions.LocalHost.Tests.Startup;

public sealed class SettingProblemsTests
{
    private static readonly OptionsValidationException Auth = new("", typeof(object), ["Auth__Issuer is missing.", "Auth__Audience is missing."]);
    private static readonly OptionsValidationException Limits = new("", typeof(object), ["Limits__ReadsPerMinute is too large."]);

    [Fact]
    public void All_of_a_section_are_told() =>
        Assert.Equal(["Auth__Issuer is missing.", "Auth__Audience is missing."], SettingProblems.In(Auth));

    [Fact]
    public void All_of_several_sections_are_told() =>
        Assert.Equal(
            ["Auth__Issuer is missing.", "Auth__Audience is missing.", "Limits__ReadsPerMinute is too large."],
            SettingProblems.In(new AggregateException(Auth, Limits)));

    [Fact]
    public void A_failure_about_anything_else_is_none_of_them_also_beside_one()
    {
        Assert.Empty(SettingProblems.In(new InvalidOperationException("No such service.")));
        Assert.Empty(SettingProblems.In(new AggregateException(Auth, new InvalidOperationException("No such service."))));
    }
}
