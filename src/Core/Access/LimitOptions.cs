using System.ComponentModel.DataAnnotations;

namespace CreditFunctions.Core.Access;

/// <summary>Settings under <c>Limits</c>: how often a user may do something each minute. 0 turns a limit off.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    private const int Max = 100_000;

    /// <summary>A buyer needs one, a bot many.</summary>
    [Range(0, Max)]
    public int CheckoutSessionsPerMinute { get; init; } = 10;

    /// <summary>A page that polls every three seconds stays within it.</summary>
    [Range(0, Max)]
    public int StatusChecksPerMinute { get; init; } = 20;

    [Range(0, Max)]
    public int ReadsPerMinute { get; init; } = 120;

    /// <summary>The limit of an action.</summary>
    public int Of(LimitedAction action) => action switch
    {
        LimitedAction.CheckoutSession => CheckoutSessionsPerMinute,
        LimitedAction.StatusCheck => StatusChecksPerMinute,
        LimitedAction.Read => ReadsPerMinute,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "This action has no limit."),
    };
}
