using System.Text.Json;
using CreditFunctions.Core.Ledger;

namespace CreditFunctions.LocalHost.DevAuthentication;

/// <summary>The endpoints of a minimal OpenID Connect issuer: discovery, keys, and tokens for any user.</summary>
internal static class DevAuthenticationRoutes
{
    private const string KeysPath = "/.well-known/jwks.json";

    private static readonly string[] Algorithms = ["RS256"];
    private static readonly string[] ResponseTypes = ["token"];
    private static readonly string[] SubjectTypes = ["public"];
    private static readonly JsonSerializerOptions CamelCase = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static void MapDevAuthentication(this IEndpointRouteBuilder routes, TokenIssuer issuer)
    {
        routes.MapGet("/.well-known/openid-configuration", context => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = issuer.Issuer,
            ["jwks_uri"] = issuer.Issuer + KeysPath,
            ["token_endpoint"] = issuer.Issuer + "/dev/token",
            ["response_types_supported"] = ResponseTypes,
            ["subject_types_supported"] = SubjectTypes,
            ["id_token_signing_alg_values_supported"] = Algorithms,
        }).ExecuteAsync(context));

        routes.MapGet(KeysPath, context => Results.Json(new
        {
            keys = new[] { new { kty = "RSA", use = "sig", alg = Algorithms[0], kid = issuer.Key.Id, n = issuer.Key.Modulus, e = issuer.Key.Exponent } },
        }).ExecuteAsync(context));

        routes.MapPost("/dev/token", async context => await (await IssueAsync(context.Request, issuer)).ExecuteAsync(context));
    }

    private static async Task<IResult> IssueAsync(HttpRequest request, TokenIssuer issuer)
    {
        var body = await ReadAsync(request);
        var lifetime = body?.ExpiresInSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : TokenIssuer.DefaultLifetime;

        return UserId.TryCreate(body?.UserId, out var user) && lifetime > TimeSpan.Zero && lifetime <= TokenIssuer.MaxLifetime
            ? Results.Json(new { accessToken = issuer.Issue(user.Value, lifetime) })
            : Results.Problem(
                "Send {\"userId\":\"…\"} with 1 to 255 characters and, optionally, expiresInSeconds up to a year.",
                statusCode: StatusCodes.Status400BadRequest,
                title: "The token request is invalid.",
                type: "/problems/invalid-request");
    }

    private static async Task<TokenRequest?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<TokenRequest>(request.Body, CamelCase, request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record TokenRequest(string? UserId, int? ExpiresInSeconds);
}
