using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>The header <c>Idempotency-Key</c>: chosen by the caller, makes a repeated request the same request.</summary>
internal static class IdempotencyKey
{
    private const string Header = "Idempotency-Key";
    private const int LengthMax = 255;

    /// <summary>The key, or null where there is none.</summary>
    /// <exception cref="ProblemException">There are several, or one that is empty or too long.</exception>
    public static string? Of(HttpRequest request) => request.Headers[Header] switch
    {
        [] => null,
        [{ Length: > 0 and <= LengthMax } key] => key,
        _ => throw Problems.InvalidRequest($"Send one {Header} of 1 to {LengthMax} characters.").AsException(),
    };

    /// <summary>The key of a request that must not be carried out without one.</summary>
    /// <exception cref="ProblemException">There is none, or not exactly one.</exception>
    public static string Required(HttpRequest request) => Of(request) ?? throw Problems.IdempotencyKeyRequired().AsException();
}
