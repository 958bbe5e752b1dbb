using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Stripe;

/// <summary>Refuses to start with settings that would lose payments or accept forged ones. The secrets themselves are never in a message.</summary>
internal sealed class StripeOptionsRules : IValidateOptions<StripeOptions>
{
    /// <summary>App Service leaves the text of a Key Vault reference that it could not resolve in the setting.</summary>
    private const string UnresolvedReference = "@Microsoft.KeyVault";

    public ValidateOptionsResult Validate(string? name, StripeOptions options)
    {
        List<string> problems = [.. KeyProblems(options.SecretKey), .. options.WebhookSecrets.SelectMany(SecretProblems)];
        if (options.WebhookSecrets.Count == 0)
        {
            problems.Add("Stripe__WebhookSecrets__0 is not set: without a signing secret anyone could send events. It begins with whsec_ and stands beside the webhook endpoint in Stripe's dashboard.");
        }

        if (options.ApiBase is { } address && !IsWebAddress(address))
        {
            problems.Add("Stripe__ApiBase must be an http or https address, or not be set.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static bool IsWebAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    private static IEnumerable<string> KeyProblems(string key)
    {
        if (key.StartsWith(UnresolvedReference, StringComparison.Ordinal))
        {
            yield return "Stripe__SecretKey is a Key Vault reference that was not resolved: check the secret's name and the identity's access.";
        }
        else if (!key.StartsWith("sk_", StringComparison.Ordinal) && !key.StartsWith("rk_", StringComparison.Ordinal))
        {
            yield return "Stripe__SecretKey must be a secret key (sk_…) or a restricted key (rk_…).";
        }
        else if (key.Any(char.IsWhiteSpace))
        {
            yield return "Stripe__SecretKey contains white space; was it copied with a line break?";
        }
    }

    private static IEnumerable<string> SecretProblems(string secret, int position)
    {
        if (secret.StartsWith(UnresolvedReference, StringComparison.Ordinal))
        {
            yield return $"Webhook secret number {position + 1} is a Key Vault reference that was not resolved: check the secret's name and the identity's access.";
        }
        else if (!secret.StartsWith("whsec_", StringComparison.Ordinal) || secret.Length == "whsec_".Length || secret.Any(char.IsWhiteSpace))
        {
            yield return $"Webhook secret number {position + 1} (Stripe__WebhookSecrets__N) must begin with whsec_ and hold no white space.";
        }
    }
}
