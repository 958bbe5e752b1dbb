using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CreditFunctions.Functions.Http;

/// <summary>An error in the form of RFC 9457, with a stable <c>type</c> that programs may rely on.</summary>
/// <param name="Slug">The last part of <c>type</c>: <c>/problems/&lt;slug&gt;</c>.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What is wrong, the same for every problem of the type.</param>
/// <param name="Detail">What to do about it.</param>
internal sealed record Problem(string Slug, int Status, string Title, string Detail) : IResult
{
    /// <summary>Members beyond those of the RFC.</summary>
    public IReadOnlyDictionary<string, object?> Members { get; init; } = new Dictionary<string, object?>();

    /// <summary>Seconds to wait before another try is worth it.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>RFC 9110: a 401 says how to authenticate.</summary>
    public string? Challenge { get; init; }

    /// <summary>As an exception, for code that cannot return it.</summary>
    public ProblemException AsException() => new(this);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "application/problem+json";
        response.Headers.CacheControl = "no-store";
        if (RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);

            // A page of another origin could not read it otherwise, and the platform's CORS does not say so.
            response.Headers.AccessControlExposeHeaders = HeaderNames.RetryAfter;
        }

        if (Challenge is { } challenge)
        {
            response.Headers.WWWAuthenticate = challenge;
        }

        return response.Body.WriteAsync(Serialize(), httpContext.RequestAborted).AsTask();
    }

    private byte[] Serialize()
    {
        var members = new Dictionary<string, object?> { ["type"] = "/problems/" + Slug, ["title"] = Title, ["status"] = Status, ["detail"] = Detail };
        foreach (var (name, value) in Members)
        {
            members[name] = value;
        }

        return JsonSerializer.SerializeToUtf8Bytes(members);
    }
}
