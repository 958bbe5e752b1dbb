using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace CreditFunctions.Core.Ledger.Purchases;

/// <summary>
/// Identifies a purchase: <c>pur_</c>, the inverted time, and 80 random bits. Newer ids sort first, so a page of history is one range of rows.
/// </summary>
public sealed record PurchaseId
{
    private const string Prefix = "pur_";
    private const int LengthMax = 64;
    private const int RandomDigits = 20;
    private const long TimeMax = 0xFFFF_FFFF_FFFF; // Milliseconds in twelve hex digits: until the year 10889.

    private static readonly SearchValues<char> Digits =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private PurchaseId(string value) => Value = value;

    public string Value { get; }

    /// <summary>Creates an id.</summary>
    public static PurchaseId New(DateTimeOffset now)
    {
        var inverted = TimeMax - now.ToUnixTimeMilliseconds();
        var time = inverted.ToString("x12", CultureInfo.InvariantCulture);
        return new PurchaseId(Prefix + time + RandomNumberGenerator.GetHexString(RandomDigits, lowercase: true));
    }

    /// <summary>Parses an id from an external source. Only strings that are safe as storage keys are accepted.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PurchaseId? id)
    {
        id = text is { Length: > 4 and <= LengthMax }
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && text.AsSpan(Prefix.Length).ContainsAnyExcept(Digits) is false
            ? new PurchaseId(text)
            : null;
        return id is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
