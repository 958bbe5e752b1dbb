using CreditFunctions.Core.Access;
using CreditFunctions.Core.Ledger;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>Authenticates the user of a request. There is no other source of a user id for public functions.</summary>
public sealed class RequestAuthentication(TokenVerifier verifier, AppServicePrincipal principal)
{
    private const string Scheme = "Bearer ";

    /// <exception cref="ProblemException">The request has no valid authentication.</exception>
    public async Task<UserId> UserAsync(HttpRequest request, CancellationToken cancellationToken) => (await SignedInAsync(request, cancellationToken)).Id;

    /// <summary>The user with the other claims of the token.</summary>
    /// <exception cref="ProblemException">The request has no valid authentication.</exception>
    public async Task<SignedInUser> SignedInAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (principal.IsTrusted && IsNotForm(request) && request.Headers.Authorization.Count == 0 && request.Headers[AppServicePrincipal.Header] is [{ } claims])
        {
            return principal.UserOf(claims) is { } user ? new SignedInUser(user, Email: null) : throw Problems.Unauthorized(tokenWasGiven: true).AsException();
        }

        if (request.Headers.Authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw Problems.Unauthorized(tokenWasGiven: request.Headers.Authorization.Count > 0).AsException();
        }

        return await verifier.VerifyAsync(header[Scheme.Length..].Trim(), cancellationToken)
            ?? throw Problems.Unauthorized(tokenWasGiven: true).AsException();
    }

    /// <summary>
    /// App Service may authenticate a user by a cookie. A page of another origin could send a form with this cookie, but JSON only if CORS
    /// allows it.
    /// </summary>
    private static bool IsNotForm(HttpRequest request) => HttpMethods.IsGet(request.Method) || request.HasJsonContentType();
}
