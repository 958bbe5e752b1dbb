using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>Tells events of our own account and mode from those that only reach the same endpoint.</summary>
internal static class OwnEvents
{
    /// <summary>Why an event is not ours, or null.</summary>
    public static string? WhyNot(StripeEvent stripeEvent, EventPolicy policy) =>
        stripeEvent.Account is not null ? "it belongs to a connected account"
        : stripeEvent.IsLiveMode != policy.IsLiveMode || (stripeEvent.Subject.Flag("livemode") ?? policy.IsLiveMode) != policy.IsLiveMode
            ? "it is of the other mode (live or test) than our key"
        : null;
}
