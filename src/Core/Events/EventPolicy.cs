namespace CreditFunctions.Core.Events;

/// <summary>What of Stripe's account is ours, by the settings.</summary>
/// <param name="IsLiveMode">The mode of our key; events of the other mode are not ours.</param>
/// <param name="AllowPromotionCodes">Whether a discounted payment is as agreed.</param>
public sealed record EventPolicy(bool IsLiveMode, bool AllowPromotionCodes);
