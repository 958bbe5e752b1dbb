using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Access;

/// <summary>Refuses to start where tokens meant for somebody else would be accepted, or none at all.</summary>
internal sealed class AuthOptionsRules : IValidateOptions<AuthOptions>
{
    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        var problems = new List<string>();
        if (!Uri.TryCreate(options.Issuer, UriKind.Absolute, out var issuer) || (issuer.Scheme != Uri.UriSchemeHttps && !IsLocal(issuer)))
        {
            problems.Add("Auth__Issuer must be the https address of an OpenID Connect issuer, as it stands in its tokens.");
        }

        if (string.IsNullOrWhiteSpace(options.Audience) && options.AuthorizedParties.Count == 0)
        {
            problems.Add("Set Auth__Audience, or Auth__AuthorizedParties__0, or both: otherwise tokens that were issued for other applications would be accepted.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static bool IsLocal(Uri issuer) => issuer.Scheme == Uri.UriSchemeHttp && issuer.IsLoopback;
}
