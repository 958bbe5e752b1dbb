using System.Buffers.Text;
using System.Text;

namespace CreditFunctions.Functions.Http;

/// <summary>Where a page of operators' lists goes on; opaque to callers, who pass it back.</summary>
internal static class Cursor
{
    public static string? Write(string? key) => key is null ? null : Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    /// <exception cref="ProblemException">It is not one of ours.</exception>
    public static string? Read(string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        return Base64Url.IsValid(cursor)
            ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor))
            : throw Problems.InvalidCursor().AsException();
    }
}
