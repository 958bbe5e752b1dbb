namespace CreditFunctions.LocalHost.DevSignIn;

/// <summary>A small OpenID Connect issuer: what the product's token check asks for, and a way to get a token.</summary>
internal static class DevSignInRoutes
{
    private const string KeysPath = "/.well-known/jwks.json";

    private static readonly string[] Algorithms = ["RS256"];
    private static readonly string[] ResponseTypes = ["token"];
    private static readonly string[] SubjectTypes = ["public"];

    public static void MapDevSignIn(this IEndpointRouteBuilder routes, TokenIssuer issuer)
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

        routes.MapPost("/dev/token", async context => await (await AnswerAsync(context.Request, issuer)).ExecuteAsync(context));
    }

    private static async Task<IResult> AnswerAsync(HttpRequest request, TokenIssuer issuer) => await TokenRequest.ReadAsync(request) is { } asked
        ? Results.Json(new { accessToken = issuer.Issue(asked.UserId, asked.Lifetime) })
        : Results.Problem(
            "Send {\"userId\":\"…\"}, 1 to 255 characters, and maybe expiresInSeconds, 1 to a year.",
            statusCode: StatusCodes.Status400BadRequest,
            title: "Not a request for a token",
            type: "/problems/invalid-request");
}
