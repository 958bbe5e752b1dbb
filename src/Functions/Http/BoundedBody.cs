using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>Reads a body to the end, and not a byte beyond the limit, whatever its length is said to be.</summary>
internal static class BoundedBody
{
    /// <summary>What no route takes more than: Stripe's largest events are far below, and more is not from Stripe.</summary>
    public const int LargestMax = 512 * 1024;

    private const int FirstGuess = 8 * 1024;

    /// <exception cref="ProblemException">The body is larger than the limit.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, int bytesMax, CancellationToken cancellationToken)
    {
        if (request.ContentLength > bytesMax)
        {
            throw Problems.PayloadTooLarge(bytesMax).AsException();
        }

        // One byte more than is said or allowed, so that the end shows itself.
        var buffer = new byte[(int)(request.ContentLength ?? FirstGuess) + 1];
        var length = 0;
        while (await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken) is var read and > 0)
        {
            length += read;
            if (length > bytesMax)
            {
                throw Problems.PayloadTooLarge(bytesMax).AsException();
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, bytesMax + 1));
            }
        }

        return buffer.AsMemory(0, length);
    }
}
