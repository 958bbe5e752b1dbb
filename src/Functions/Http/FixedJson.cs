using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>A 200 response with constant JSON, serialized once.</summary>
internal sealed class FixedJson(ReadOnlyMemory<byte> utf8) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = utf8.Length;

        // Not cancelled if the client disconnects, because the request has already succeeded.
        return response.Body.WriteAsync(utf8, CancellationToken.None).AsTask();
    }
}
