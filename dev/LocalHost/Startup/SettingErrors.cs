using Microsoft.Extensions.Options;

namespace CreditFunctions.LocalHost.Startup;

internal static class SettingErrors
{
    /// <summary>The invalid settings that made a start fail, one line each. Empty if it failed for any other reason.</summary>
    public static IReadOnlyList<string> In(Exception failure) => failure switch
    {
        OptionsValidationException section => [.. section.Failures],
        AggregateException sections when sections.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            [.. sections.InnerExceptions.SelectMany(In)],
        _ => [],
    };
}
