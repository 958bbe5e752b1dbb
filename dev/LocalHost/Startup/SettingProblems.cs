using Microsoft.Extensions.Options;

namespace CreditFunctions.LocalHost.Startup;

/// <summary>What a start that failed has to say about the settings.</summary>
internal static class SettingProblems
{
    /// <returns>A line for each; none where the failure is about anything else. Several sections that are wrong fail together.</returns>
    public static IReadOnlyList<string> In(Exception failure) => failure switch
    {
        OptionsValidationException section => [.. section.Failures],
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            [.. several.InnerExceptions.SelectMany(In)],
        _ => [],
    };
}
