using Microsoft.Extensions.Configuration;
using NCrontab;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>The schedule of the timer, read as the Functions host reads it. Its times are UTC.</summary>
public sealed class ReconcileSchedule(IConfiguration configuration)
{
    /// <summary>The setting that the trigger of <c>ReconcileOnSchedule</c> names.</summary>
    public const string Setting = "ReconcileSchedule";

    /// <summary>The names of the setting that disables the function. The host does not accept a name with <c>__</c>.</summary>
    public static readonly IReadOnlyList<string> DisablingSettings =
        ["AzureWebJobs.ReconcileOnSchedule.Disabled", "AzureWebJobs_ReconcileOnSchedule_Disabled"];

    /// <summary>Reconciliation is overdue when this many scheduled times have passed since a run was last completed.</summary>
    private const int IntervalsMax = 3;

    private readonly CrontabSchedule? _schedule = Parse(configuration[Setting]);

    /// <summary>Whether a setting tells the host not to run the function.</summary>
    public bool IsDisabled { get; } = DisablingSettings
        .Any(name => configuration[name] is { } value && (value == "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The next scheduled time; null if there is none.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset time) => DueAfter(time, 1);

    /// <summary>Whether three scheduled times have passed since then.</summary>
    /// <param name="completedAt">When a run was last completed.</param>
    /// <param name="now">The current time.</param>
    public bool IsOverdue(DateTimeOffset completedAt, DateTimeOffset now) => DueAfter(completedAt, IntervalsMax) <= now;

    private DateTimeOffset? DueAfter(DateTimeOffset time, int count)
    {
        var due = _schedule?.GetNextOccurrences(time.UtcDateTime, DateTime.MaxValue).Take(count).ToList();
        return due?.Count == count ? new DateTimeOffset(due[^1], TimeSpan.Zero) : null;
    }

    private static CrontabSchedule? Parse(string? text)
    {
        var hasSeconds = text?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6;
        return text is null ? null : CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = hasSeconds });
    }
}
