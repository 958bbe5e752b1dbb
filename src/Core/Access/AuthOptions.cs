namespace CreditFunctions.Core.Access;

/// <summary>Settings under <c>Auth</c>: which tokens identify a user.</summary>
public sealed class AuthOptions
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

    /// <summary>
    /// Whether a name is the issuer's. A slash at the end makes no difference: discovery reads the metadata of both from the same address.
    /// </summary>
    internal bool IsIssuer(string? name) => string.Equals(name?.TrimEnd('/'), Issuer.TrimEnd('/'), StringComparison.Ordinal);
}
