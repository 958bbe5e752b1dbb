namespace CreditFunctions.Core.Access;

/// <summary>Settings under <c>Limits</c>: how often a user may do something each minute. 0 turns a limit off.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>A buyer needs one, a bot many.</summary>
    public int CheckoutSessionsPerMinute { get; init; } = 10;

    /// <summary>A page that polls every three seconds stays within it.</summary>
    public int StatusChecksPerMinute { get; init; } = 20;

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
