using System.ComponentModel.DataAnnotations;
using CreditFunctions.Core.Settings;

namespace CreditFunctions.Core.Stripe;

/// <summary>Settings under <c>Stripe</c>.</summary>
public sealed class StripeOptions : IValidatableObject
{
    public const string Section = "Stripe";

    private const string SecretPrefix = "whsec_";
    private const string Unresolved = "is a Key Vault reference that was not resolved: check the secret's name and the identity's access.";
    private const string Placeholder = "still has the placeholder of the sample: replace it.";
    private const string WhiteSpace = "contains white space: copy it without a line break.";

    private static readonly string[] LivePrefixes = ["sk_live_", "rk_live_"];
    private static readonly string[] KeyPrefixes = ["sk_test_", "rk_test_", .. LivePrefixes];

    /// <summary><c>sk_…</c> or, better, a restricted <c>rk_…</c> that may only do what this product does.</summary>
    public string SecretKey { get; init; } = "";

    /// <summary>The signing secrets of the webhook endpoints, each <c>whsec_…</c>. All are accepted, so that one can be rotated.</summary>
    public IReadOnlyList<string> WebhookSecrets { get; init; } = [];

    /// <summary>Where Stripe's API is; null or blank for Stripe itself.</summary>
    public string? ApiBase { get; init; }

    /// <summary>The name of this installation if several share one Stripe account in the same mode; null or empty for none.</summary>
    [RegularExpression("^[a-z0-9-]{1,40}$", ErrorMessage = "must be a name of at most 40 lower-case letters, digits and hyphens, for example staging.")]
    public string? Installation { get; init; }

    /// <summary>Whether the key moves real money; an event of the other mode is not ours.</summary>
    public bool IsLiveMode => IsLive(SecretKey);

    internal EventPolicy Policy => new(IsLiveMode, string.IsNullOrEmpty(Installation) ? null : Installation);

    /// <summary>Rejects settings that would lose payments, accept forged events or send the key elsewhere. No message contains a secret.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (KeyProblem(SecretKey) is { } keyProblem)
        {
            yield return new(keyProblem, [nameof(SecretKey)]);
        }

        if (WebhookSecrets.Count == 0)
        {
            yield return new("is not set: without a signing secret anyone could send events. It begins with whsec_ and is shown with the webhook endpoint in Stripe's dashboard.", [$"{nameof(WebhookSecrets)}__0"]);
        }

        foreach (var (index, secret) in WebhookSecrets.Index())
        {
            if ((SecretProblem(secret) ?? (WebhookSecrets.Take(index).Contains(secret) ? "repeats an earlier one: set it to the secret of the other endpoint, or remove it." : null)) is { } problem)
            {
                yield return new(problem, [$"{nameof(WebhookSecrets)} (number {index + 1})"]);
            }
        }

        if (!string.IsNullOrWhiteSpace(ApiBase) && !IsSafeBase(WebAddress.Read(ApiBase)))
        {
            yield return new("must be an https address without a path (http only on this machine), and with a live key an address of stripe.com. Leave it out to use Stripe.", [nameof(ApiBase)]);
        }
    }

    internal static bool IsLive(string? key) => LivePrefixes.Any(prefix => key?.StartsWith(prefix, StringComparison.Ordinal) == true);

    private bool IsSafeBase(Uri? address) =>
        address is { PathAndQuery: "/", Fragment: "" } && WebAddress.IsPrivate(address) && (!IsLiveMode || address.Host.EndsWith(".stripe.com", StringComparison.OrdinalIgnoreCase));

    private static string? KeyProblem(string key) => key switch
    {
        _ when IsUnresolved(key) => Unresolved,
        _ when key.StartsWith(SecretPrefix, StringComparison.Ordinal) => "is a webhook signing secret, which belongs in Stripe__WebhookSecrets__0. Set it to a secret key (sk_…) or a restricted key (rk_…).",
        _ when !KeyPrefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal) && key.Length > prefix.Length) => "must be a secret key (sk_test_… or sk_live_…) or a restricted key (rk_test_… or rk_live_…).",
        _ when key.Any(char.IsWhiteSpace) => WhiteSpace,
        _ when IsPlaceholder(key) => Placeholder,
        _ => null,
    };

    private static string? SecretProblem(string secret) => secret switch
    {
        _ when IsUnresolved(secret) => Unresolved,
        _ when KeyPrefixes.Any(prefix => secret.StartsWith(prefix, StringComparison.Ordinal)) => "is an API key, which belongs in Stripe__SecretKey. Set it to the endpoint's signing secret (whsec_…).",
        _ when !secret.StartsWith(SecretPrefix, StringComparison.Ordinal) || secret.Length == SecretPrefix.Length => "must begin with whsec_.",
        _ when secret.Any(char.IsWhiteSpace) => WhiteSpace,
        _ when IsPlaceholder(secret) => Placeholder,
        _ => null,
    };

    /// <summary>App Service leaves a Key Vault reference in the setting if it cannot resolve it.</summary>
    private static bool IsUnresolved(string text) => text.StartsWith("@Microsoft.KeyVault", StringComparison.Ordinal);

    private static bool IsPlaceholder(string text) => text.EndsWith("_replace_me", StringComparison.Ordinal);
}
