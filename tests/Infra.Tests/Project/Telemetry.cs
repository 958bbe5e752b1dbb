using System.Text.RegularExpressions;

namespace CreditFunctions.Infra.Tests.Project;

/// <summary>What <c>src/</c> and the Functions host log.</summary>
internal static partial class Telemetry
{
    public static IReadOnlyList<string> EventNames { get; } =
        [.. EventNamePattern().Matches(Repository.Sources("src")).Select(match => match.Groups[1].Value).Distinct()];

    /// <summary>The messages of <c>src/</c>, and some of the Functions host (version 4), copied from its source.</summary>
    public static IReadOnlyList<string> Messages { get; } =
    [
        .. MessagePattern().Matches(Repository.Sources("src")).Select(match => match.Groups[1].Value),
        "Message has reached MaxDequeueCount of {0}. Moving message to queue '{1}'.",
        "A host error has occurred during startup operation '{operationId}'.",
        "Failed to start a new language worker for runtime: {_workerRuntime}.",
        "Exceeded language worker restart retry count for runtime:{runtime}.",
    ];

    [GeneratedRegex("""EventName = "([^"]+)""")]
    private static partial Regex EventNamePattern();

    [GeneratedRegex("""Message = "([^"]+)""")]
    private static partial Regex MessagePattern();
}
