using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CreditFunctions.Functions.Http;

/// <summary>An error response as defined by RFC 9457. Clients may rely on <c>type</c>, which never changes.</summary>
/// <param name="Slug">The last part of <c>type</c>: <c>/problems/&lt;slug&gt;</c>.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">A short noun phrase that is the same for all problems of the type.</param>
/// <param name="Detail">One or more sentences that tell the caller what to do.</param>
internal sealed record Problem(string Slug, int Status, string Title, string Detail) : IResult
{
    /// <summary>Members beyond those of the RFC.</summary>
    public IReadOnlyDictionary<string, object?> Members { get; init; } = new Dictionary<string, object?>();

    /// <summary>How many seconds the caller should wait before a retry.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>The header <c>WWW-Authenticate</c>, which RFC 9110 requires for a 401.</summary>
    public string? Challenge { get; init; }

    /// <summary>Wraps the problem in an exception, for code that cannot return it.</summary>
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

            // Pages of another origin cannot read the header otherwise, and Azure's CORS settings do not expose it.
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
