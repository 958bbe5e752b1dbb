using System.ComponentModel.DataAnnotations;
using CreditFunctions.Core.Settings;

namespace CreditFunctions.Core.Access;

/// <summary>Settings under <c>Auth</c>: which tokens identify a user.</summary>
public sealed class AuthOptions : IValidatableObject
{
    public const string Section = "Auth";

    /// <summary>The OpenID Connect issuer that tokens name in <c>iss</c>. Its metadata is read from here.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>
    /// The <c>aud</c> that every token must have. Leave it out for issuers whose access tokens have no audience, such as Clerk and Amazon
    /// Cognito, and set <see cref="AuthorizedParties"/>.
    /// </summary>
    public string? Audience { get; init; }

    /// <summary>The accepted <c>azp</c> values; <c>client_id</c> counts if a token has no <c>azp</c>. Empty accepts any.</summary>
    public IReadOnlyList<string> AuthorizedParties { get; init; } = [];

    /// <summary>Whether to accept the sign-in of Azure App Service as well, if the platform says that it is on.</summary>
    public bool AppServicePrincipal { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsIssuerAddress(Issuer))
        {
            yield return new("must be the https address of an OpenID Connect issuer, as its tokens name it in 'iss': without query, fragment and /.well-known.", [nameof(Issuer)]);
        }

        if (string.IsNullOrWhiteSpace(Audience))
        {
            if (AuthorizedParties.Count == 0)
            {
                yield return new("or Auth__AuthorizedParties__0, or both, must be set: otherwise tokens issued for other applications would be accepted.", [nameof(Audience)]);
            }
        }
        else if (IsWrapped(Audience))
        {
            yield return new("begins or ends with white space or a quote, so no token would match it. Remove them.", [nameof(Audience)]);
        }

        foreach (var (index, party) in AuthorizedParties.Index())
        {
            if (party.Length == 0 || IsWrapped(party))
            {
                yield return new("is empty, or begins or ends with white space or a quote, so no token would match it. Correct or remove it.", [$"{nameof(AuthorizedParties)} (number {index + 1})"]);
            }
        }
    }

    /// <summary>
    /// Whether a name is the issuer's. A slash at the end makes no difference: discovery reads the metadata of both from the same address.
    /// </summary>
    internal bool IsIssuer(string? name) => string.Equals(name?.TrimEnd('/'), Issuer.TrimEnd('/'), StringComparison.Ordinal);

    private static bool IsWrapped(string text) => text.Trim().Trim('"', '\'') != text;

    private static bool IsIssuerAddress(string issuer) =>
        WebAddress.Read(issuer) is { } address
        && WebAddress.IsPrivate(address)
        && issuer.IndexOfAny(['?', '#']) < 0
        && !issuer.Contains("/.well-known", StringComparison.OrdinalIgnoreCase)
        && !address.Host.StartsWith("your-issuer.", StringComparison.Ordinal); // The placeholder of the sample.
}
