namespace CreditFunctions.Core.Stripe;

/// <summary>Which Stripe events belong to this deployment.</summary>
/// <param name="IsLiveMode">Whether the API key is a live-mode key. Events of the other mode are ignored.</param>
public sealed record EventPolicy(bool IsLiveMode);
