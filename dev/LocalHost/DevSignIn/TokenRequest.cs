using System.Text.Json;

namespace CreditFunctions.LocalHost.DevSignIn;

/// <summary>What <c>POST /dev/token</c> is given.</summary>
internal sealed record TokenRequest(string UserId, TimeSpan Lifetime)
{
    private const int BodyBytesMax = 16 * 1024;

    /// <summary>Reads the request, or tells that it is not one.</summary>
    public static async Task<TokenRequest?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > BodyBytesMax)
        {
            return null;
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return Read(body.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // Not JSON, or text with half a surrogate pair.
            return null;
        }
    }

    private static TokenRequest? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("userId", out var userId)
            || userId.ValueKind != JsonValueKind.String
            || !Core.Users.UserId.TryCreate(userId.GetString(), out var user))
        {
            return null;
        }

        return ReadLifetime(root) is { } lifetime ? new TokenRequest(user.Value, lifetime) : null;
    }

    private static TimeSpan? ReadLifetime(JsonElement root)
    {
        if (!root.TryGetProperty("expiresInSeconds", out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return TokenIssuer.LifetimeDefault;
        }

        return given.ValueKind == JsonValueKind.Number
            && given.TryGetInt32(out var seconds)
            && seconds > 0
            && TimeSpan.FromSeconds(seconds) <= TokenIssuer.LifetimeMax
                ? TimeSpan.FromSeconds(seconds)
                : null;
    }
}
