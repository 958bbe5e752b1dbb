using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>Reads a request body, never more than a limit, whatever its <c>Content-Length</c> says.</summary>
internal static class BoundedBody
{
    /// <summary>The limit of every route. Stripe's largest events are far below it.</summary>
    public const int LargestMax = 512 * 1024;

    private const int FirstGuess = 8 * 1024;

    /// <exception cref="ProblemException">The body is larger than the limit.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, int bytesMax, CancellationToken cancellationToken)
    {
        if (request.ContentLength > bytesMax)
        {
            throw Problems.PayloadTooLarge(bytesMax).AsException();
        }

        var body = new ArrayBufferWriter<byte>((int)(request.ContentLength ?? FirstGuess) + 1); // One more byte, so that the end is seen.
        while (await request.Body.ReadAsync(body.GetMemory(), cancellationToken) is var read and > 0)
        {
            body.Advance(read);
            if (body.WrittenCount > bytesMax)
            {
                throw Problems.PayloadTooLarge(bytesMax).AsException();
            }
        }

        return body.WrittenMemory;
    }
}
