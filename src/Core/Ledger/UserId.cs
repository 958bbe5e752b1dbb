using System.Diagnostics.CodeAnalysis;

namespace CreditFunctions.Core.Ledger;

/// <summary>
/// Identifies the owner of a balance: the <c>sub</c> of a verified token, 1 to 255 UTF-16 characters. An unpaired surrogate is rejected,
/// because it has no UTF-8 form and two such ids could get the same storage key.
/// </summary>
public sealed record UserId
{
    /// <summary>OpenID Connect Core 1.0, section 2: a <c>sub</c> has at most 255 characters.</summary>
    public const int LengthMax = 255;

    private UserId(string value) => Value = value;

    public string Value { get; }

    /// <summary>Creates a user id.</summary>
    public static bool TryCreate([NotNullWhen(true)] string? text, [NotNullWhen(true)] out UserId? userId)
    {
        userId = IsUserId(text) ? new UserId(text) : null;
        return userId is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool IsUserId([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= LengthMax } && WellFormed(text);

    private static bool WellFormed(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
            {
                continue;
            }

            if (index + 1 == text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
            {
                return false;
            }

            index++;
        }

        return true;
    }
}
