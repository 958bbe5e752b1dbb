namespace CreditFunctions.Core.Events;

/// <summary>
/// An event is marked as ours but names a purchase that does not exist, or does not exist yet. Retrying may help; if it does not, an operator
/// has to look at it.
/// </summary>
public sealed class UnknownPurchaseException(string? purchaseId)
    : Exception($"The event names the purchase {purchaseId ?? "(none)"}, which does not exist.");
