using CreditFunctions.Core.Access;
using CreditFunctions.Core.Ledger;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>Finds the signed-in user of a request. A function that does not ask gets no user id, and can do nothing for anyone.</summary>
public sealed class RequestAuthentication(TokenVerifier verifier, AppServicePrincipal principal)
{
    private const string Scheme = "Bearer ";

    /// <exception cref="ProblemException">Nobody is signed in.</exception>
    public async Task<UserId> UserAsync(HttpRequest request, CancellationToken cancellationToken) => (await SignedInAsync(request, cancellationToken)).Id;

    /// <summary>The user, and what else the token says of them.</summary>
    /// <exception cref="ProblemException">Nobody is signed in.</exception>
    public async Task<SignedInUser> SignedInAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (principal.IsTrusted && IsNoForm(request) && request.Headers.Authorization.Count == 0 && request.Headers[AppServicePrincipal.Header] is [{ } claims])
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

    /// <summary>The platform may know a user by a cookie. Somebody else's page can send a form along with it, but JSON only where CORS allows.</summary>
    private static bool IsNoForm(HttpRequest request) => HttpMethods.IsGet(request.Method) || request.HasJsonContentType();
}
