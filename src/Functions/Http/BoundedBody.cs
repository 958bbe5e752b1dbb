using CreditFunctions.Core.Events;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>Reads a body to the end, and not a byte beyond the limit, whatever its length is said to be.</summary>
internal static class BoundedBody
{
    /// <summary>What no route takes more than: Stripe's largest events are far below, and more is not from Stripe.</summary>
    public const int LargestMax = 512 * 1024;

    private const int FirstGuess = 8 * 1024;

    /// <returns>The body, to be disposed of by the caller.</returns>
    /// <exception cref="ProblemException">The body is larger than the limit.</exception>
    public static async Task<BorrowedBytes> ReadAsync(HttpRequest request, int bytesMax, CancellationToken cancellationToken)
    {
        if (request.ContentLength > bytesMax)
        {
            throw Problems.PayloadTooLarge(bytesMax).AsException();
        }

        // One byte more than is said or allowed, so that the end shows itself.
        var expected = (int)(request.ContentLength ?? FirstGuess) + 1;
        var body = new BorrowedBytes(expected);
        while (await request.Body.ReadAsync(body.Room(Math.Min(expected, bytesMax + 1) - body.Memory.Length), cancellationToken) is var read and > 0)
        {
            body.Advance(read);
            if (body.Memory.Length > bytesMax)
            {
                throw Problems.PayloadTooLarge(bytesMax).AsException();
            }

            expected = body.Memory.Length == expected ? expected * 2 : expected;
        }

        return body;
    }
}
