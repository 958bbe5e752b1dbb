using System.Buffers.Text;
using System.Text;

namespace CreditFunctions.EndToEnd.Tests.Support;

internal static class UserSegment
{
    /// <summary>A user id in a path, as a client has to send it: the Functions host passes on no escaped slash.</summary>
    public static string Of(string userId) => userId.AsSpan().ContainsAny('/', '%')
        ? "~" + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(userId))
        : Uri.EscapeDataString(userId);
}
