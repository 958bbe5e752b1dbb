using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>An answer of 200 whose JSON is always the same, with bytes, type and length that are ready before the first request.</summary>
internal sealed class FixedJson(ReadOnlyMemory<byte> utf8) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = utf8.Length;
        return response.Body.WriteAsync(utf8, CancellationToken.None).AsTask(); // What is answered is done: a caller who has left is no failure.
    }
}
