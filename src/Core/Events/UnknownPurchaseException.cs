namespace CreditFunctions.Core.Events;

/// <summary>
/// An event is marked as ours and names a purchase that is not there: it may not be written yet, or never was. Worth another try, then
/// worth a look.
/// </summary>
public sealed class UnknownPurchaseException(string? purchaseId)
    : Exception($"The event names the purchase {purchaseId ?? "(none)"}, which is not there.");
