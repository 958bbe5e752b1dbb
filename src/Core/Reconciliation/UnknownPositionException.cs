namespace CreditFunctions.Core.Reconciliation;

/// <summary>A comparison was to go on after something that is not there: Stripe forgets events after 30 days, and a cursor may be made up.</summary>
public sealed class UnknownPositionException(Exception innerException)
    : Exception("Stripe does not know what the comparison was to go on after.", innerException);
