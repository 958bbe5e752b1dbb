using CreditFunctions.Core.Purchases;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>A purchase that was begun, until reconciliation has seen how it ended.</summary>
/// <param name="Name">The purchase; null where the row does not name one.</param>
/// <param name="EndsAt">When its session ran out, as it was begun.</param>
/// <param name="Position">Where it stands among the others.</param>
/// <param name="Version">The version that was read.</param>
public sealed record OpenPurchase(PurchaseName? Name, DateTimeOffset EndsAt, string Position, string Version)
{
    /// <summary>Between the two keys that a position is made of.</summary>
    public const char Separator = '/';

    /// <summary>Whether a text has the form of a position.</summary>
    public static bool IsPosition(string text) => text.Split(Separator) is [{ Length: > 0 }, { Length: > 0 }];
}
