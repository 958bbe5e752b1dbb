using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>Reads a request body up to a limit, regardless of its <c>Content-Length</c>.</summary>
internal static class BoundedBody
{
    /// <summary>The largest limit of any route. Stripe's events are far smaller.</summary>
    public const int LargestMax = 512 * 1024;

    private const int InitialCapacity = 8 * 1024;

    /// <exception cref="ProblemException">The body is larger than the limit.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, int bytesMax, CancellationToken cancellationToken)
    {
        if (request.ContentLength > bytesMax)
        {
            throw Problems.PayloadTooLarge(bytesMax).AsException();
        }

        var body = new ArrayBufferWriter<byte>((int)(request.ContentLength ?? InitialCapacity) + 1); // One more byte, to detect the end without growing the buffer.
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
