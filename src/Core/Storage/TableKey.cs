using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Core.Storage;

/// <summary>
/// Converts ids that others chose (users, Stripe, callers) into storage keys: ASCII, at most 512 characters, without the characters that Azure
/// Tables forbids. Two different ids never share a key.
/// </summary>
/// <remarks>
/// <c>a.</c> + the UTF-8 bytes of the id, with every byte outside the plain characters written as <c>!</c> + two hex digits. If that is too
/// long: <c>h.</c> + the SHA-256 of the UTF-8 bytes.
/// </remarks>
public static class TableKey
{
    /// <summary>Azure Tables: a key has at most 1 KiB, which is 512 UTF-16 characters.</summary>
    public const int LengthMax = 512;

    private const string Escaped = "a.";
    private const string Hashed = "h.";

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:@");

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The partition of an id.</summary>
    public static string Partition(string id) => Encode(prefix: "", id);

    /// <summary>The row of an id within a partition that holds several kinds of rows.</summary>
    public static string Row(string kind, string id) => Encode(kind + "|", id);

    /// <summary>The SHA-256 of an id, for places with less space than a key.</summary>
    public static string Digest(string id) => Convert.ToHexStringLower(SHA256.HashData(StrictUtf8.GetBytes(id)));

    private static string Encode(string prefix, string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);

        var escaped = id.AsSpan().ContainsAnyExcept(Plain) ? Escape(id) : id;
        var key = prefix + Escaped + escaped;
        return key.Length <= LengthMax
            ? key
            : prefix + Hashed + Digest(id);
    }

    private static string Escape(string id)
    {
        var escaped = new StringBuilder(id.Length * 3);
        foreach (var octet in StrictUtf8.GetBytes(id))
        {
            if (Plain.Contains((char)octet))
            {
                escaped.Append((char)octet);
            }
            else
            {
                escaped.Append('!').Append(octet.ToString("X2", provider: null));
            }
        }

        return escaped.ToString();
    }
}
