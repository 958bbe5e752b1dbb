namespace CreditFunctions.Core.Stripe;

/// <summary>Settings under <c>Stripe</c>.</summary>
public sealed class StripeOptions
{
    public const string Section = "Stripe";

    /// <summary><c>sk_…</c> or, better, a restricted <c>rk_…</c> that may only do what this product does.</summary>
    public string SecretKey { get; init; } = "";

    /// <summary>The signing secrets of the webhook endpoints, each <c>whsec_…</c>. All are accepted, so that one can be rotated.</summary>
    public IReadOnlyList<string> WebhookSecrets { get; init; } = [];

    /// <summary>Where Stripe's API is; null for Stripe itself.</summary>
    public string? ApiBase { get; init; }

    /// <summary>Whether the key moves real money; an event of the other mode is not ours.</summary>
    public bool IsLiveMode => SecretKey.Contains("_live_", StringComparison.Ordinal);
}
