using System.Buffers.Text;
using System.Text;

namespace CreditFunctions.Functions.Http;

/// <summary>The cursor of an operators' list: an encoded storage key, opaque to callers. Storage keys are ASCII.</summary>
internal static class Cursor
{
    /// <summary>Enough for the base64url form of the longest storage key with a prefix.</summary>
    private const int LengthMax = 1000;

    public static string? Write(string? key) => key is null ? null : Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    /// <exception cref="ProblemException">The cursor is not valid for this list.</exception>
    public static string? Read(string? cursor, Func<string, bool> isOfThisList)
    {
        var key = Read(cursor);
        return key is null || isOfThisList(key) ? key : throw Problems.InvalidCursor().AsException();
    }

    /// <exception cref="ProblemException">The cursor is not valid.</exception>
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
