namespace CreditFunctions.Core.Stripe;

/// <summary>What of Stripe's account is ours, by the settings.</summary>
/// <param name="IsLiveMode">The mode of our key; events of the other mode are not ours.</param>
public sealed record EventPolicy(bool IsLiveMode);
