using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>Reads the header <c>Idempotency-Key</c>. The caller chooses the key, and a repeated request has the same one.</summary>
internal static class IdempotencyKey
{
    private const string Header = "Idempotency-Key";
    private const int LengthMax = 255;

    /// <summary>The key; null if the header is missing.</summary>
    /// <exception cref="ProblemException">The header occurs several times, or its value is empty or too long.</exception>
    public static string? Of(HttpRequest request) => request.Headers[Header] switch
    {
        [] => null,
        [{ Length: > 0 and <= LengthMax } key] => key,
        _ => throw Problems.InvalidRequest($"Send the header {Header} once, with 1 to {LengthMax} characters.").AsException(),
    };

    /// <summary>The key of a request that requires one.</summary>
    /// <exception cref="ProblemException">The header is missing, occurs several times, or has an invalid value.</exception>
    public static string Required(HttpRequest request) => Of(request) ?? throw Problems.IdempotencyKeyRequired().AsException();
}
