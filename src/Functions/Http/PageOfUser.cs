using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Core.Ledger;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>
/// The requested page of a user's list. A digest binds a cursor to its list and user, so a truncated cursor or one of another list or user is
/// rejected. The digest is not a security measure: with any cursor, the rows come from the user's own partition.
/// </summary>
/// <param name="User">The owner of the list.</param>
/// <param name="List">The name of the list.</param>
/// <param name="After">The last key of the previous page; null for the first page.</param>
/// <param name="Limit">The maximum number of items.</param>
internal sealed record PageOfUser(UserId User, string List, string? After, int Limit)
{
    private const int DigestBytes = 12;
    private const int CursorLengthMax = 200;

    private static readonly SearchValues<byte> KeyBytes =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"u8);

    /// <exception cref="ProblemException">The limit or the cursor is not valid.</exception>
    public static PageOfUser Of(HttpRequest request, UserId user, string list)
    {
        var cursor = Query.Text(request, "cursor");
        return new PageOfUser(user, list, cursor is null ? null : Read(cursor, user, list), Query.Limit(request));
    }

    /// <summary>The cursor of the next page; null on the last page.</summary>
    public string? Next(string? last) => last is null ? null : Write(last, User, List);

    private static string Read(string cursor, UserId user, string list)
    {
        var bytes = cursor.Length <= CursorLengthMax && Base64Url.IsValid(cursor) ? Base64Url.DecodeFromChars(cursor) : [];
        if (bytes.Length > DigestBytes && !bytes.AsSpan(DigestBytes).ContainsAnyExcept(KeyBytes))
        {
            var key = Encoding.ASCII.GetString(bytes.AsSpan(DigestBytes));
            if (Write(key, user, list) == cursor)
            {
                return key;
            }
        }

        throw Problems.InvalidCursor().AsException();
    }

    private static string Write(string key, UserId user, string list)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{list}\n{key}\n{user.Value}"));
        return Base64Url.EncodeToString([.. digest.AsSpan(0, DigestBytes), .. Encoding.ASCII.GetBytes(key)]);
    }
}
