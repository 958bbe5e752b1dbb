using System.Buffers.Text;
using System.Text;

namespace CreditFunctions.Functions.Http;

/// <summary>Where a page of operators' lists goes on; opaque to callers, who pass it back. What is in it is plain ASCII, as all keys are.</summary>
internal static class Cursor
{
    /// <summary>The base64url form of the longest key that storage has, and of a little beside it.</summary>
    private const int LengthMax = 1000;

    public static string? Write(string? key) => key is null ? null : Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    /// <exception cref="ProblemException">It cannot be one of this list.</exception>
    public static string? Read(string? cursor, Func<string, bool> isOfThisList)
    {
        var key = Read(cursor);
        return key is null || isOfThisList(key) ? key : throw Problems.InvalidCursor().AsException();
    }

    /// <exception cref="ProblemException">It cannot be one of ours.</exception>
    public static string? Read(string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        var bytes = cursor.Length <= LengthMax && Base64Url.IsValid(cursor) ? Base64Url.DecodeFromChars(cursor) : [];
        return bytes.Length > 0 && Ascii.IsValid(bytes) && !bytes.AsSpan().ContainsAnyExceptInRange((byte)' ', (byte)'~')
            ? Encoding.ASCII.GetString(bytes)
            : throw Problems.InvalidCursor().AsException();
    }
}
