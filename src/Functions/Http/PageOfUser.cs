using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Core.Ledger;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>
/// Which page of a user's list is asked for. A cursor is bound to its list and its user by a digest, so that one that was cut, mixed up or
/// taken from somebody else is told so. It is no secret: whatever a caller makes up, the rows come from the user's own partition.
/// </summary>
/// <param name="User">Whose list.</param>
/// <param name="List">The list's name.</param>
/// <param name="After">The last key of the page before; null begins.</param>
/// <param name="Limit">How many items.</param>
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

    /// <summary>What to pass on for the next page; null where there is none.</summary>
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
