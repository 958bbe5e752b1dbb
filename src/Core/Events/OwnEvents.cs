using CreditFunctions.Core.Stripe;

namespace CreditFunctions.Core.Events;

/// <summary>Filters out events of other accounts and of the other mode, which reach the same endpoint.</summary>
internal static class OwnEvents
{
    /// <summary>Why an event is not ours; null if it is.</summary>
    public static string? IgnoreReason(StripeEvent stripeEvent, EventPolicy policy) =>
        stripeEvent.Account is not null ? "it belongs to a connected account"
        : stripeEvent.IsLiveMode != policy.IsLiveMode || (stripeEvent.Subject.Flag("livemode") ?? policy.IsLiveMode) != policy.IsLiveMode
            ? "its mode (live or test) differs from that of our API key"
        : null;
}
