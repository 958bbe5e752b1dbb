using System.Buffers.Text;
using System.Text;
using CreditFunctions.Core.Ledger;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CreditFunctions.Functions.Http;

/// <summary>
/// Reads ids from the path. An id that begins with <c>~</c> is base64url. An id with <c>%2F</c> is rejected: the Functions host decodes the
/// path, except <c>%2F</c>, and escapes it again on the way to the worker, so <c>a%2Fb</c> and <c>a%252Fb</c> arrive as the same path, and it
/// would be unclear which user is meant.
/// </summary>
internal static class PathSegment
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The user in the segment after <c>users</c>.</summary>
    /// <exception cref="ProblemException">The segment is missing or not valid.</exception>
    public static UserId User(HttpRequest request) => UserId.TryCreate(After(request, "users"), out var user)
        ? user
        : throw Problems.InvalidRequest($"A user id must have 1 to {UserId.LengthMax} characters and be escaped once. Write an id that contains '/' or '%' as '~' and its base64url form.").AsException();

    /// <summary>The event id in the segment after the given one.</summary>
    /// <exception cref="ProblemException">The segment is missing or not valid.</exception>
    public static string EventId(HttpRequest request, string name) => After(request, name) is { Length: > 0 } id
        ? id
        : throw Problems.NotFound().AsException();

    /// <summary>The segment after the given one, decoded once; null if there is none or it cannot be decoded.</summary>
    public static string? After(HttpRequest request, string name)
    {
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var segments = target.Split('?', 2)[0].Split('/');
        var position = Array.IndexOf(segments, name) + 1;
        return position > 0 && position < segments.Length ? Decode(segments[position]) : null;
    }

    private static string? Decode(string segment)
    {
        try
        {
            var decoded = Uri.UnescapeDataString(segment); // First, because ~ may arrive as %7E.
            if (decoded.StartsWith('~'))
            {
                return StrictUtf8.GetString(Base64Url.DecodeFromChars(decoded.AsSpan(1)));
            }

            return decoded.Contains("%2F", StringComparison.OrdinalIgnoreCase) ? null : decoded;
        }
        catch (FormatException)
        {
            return null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
