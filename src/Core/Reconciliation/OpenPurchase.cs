using CreditFunctions.Core.Purchases;

namespace CreditFunctions.Core.Reconciliation;

/// <summary>A purchase that was begun, until reconciliation has seen how it ended.</summary>
/// <param name="Name">The purchase.</param>
/// <param name="EndsAt">When its session ran out, as it was begun.</param>
/// <param name="Position">Where it stands among the others.</param>
/// <param name="Version">The version that was read.</param>
public sealed record OpenPurchase(PurchaseName Name, DateTimeOffset EndsAt, string Position, string Version);
