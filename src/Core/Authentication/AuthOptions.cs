namespace CreditFunctions.Core.Authentication;

/// <summary>Settings under <c>Auth</c>: whose tokens say who a user is.</summary>
public sealed class AuthOptions
{
    public const string Section = "Auth";

    /// <summary>The OpenID Connect issuer, to the letter as it stands in tokens (some end with a slash).</summary>
    public string Issuer { get; init; } = "";

    /// <summary>The <c>aud</c> that a token must have; may be left out where <see cref="AuthorizedParties"/> is given.</summary>
    public string? Audience { get; init; }

    /// <summary>The <c>azp</c> values that are accepted, for issuers whose tokens have no audience; empty accepts any.</summary>
    public IReadOnlyList<string> AuthorizedParties { get; init; } = [];

    /// <summary>Whether the sign-in of Azure App Service counts as well, where the platform says that it is on.</summary>
    public bool AppServicePrincipal { get; init; }
}
