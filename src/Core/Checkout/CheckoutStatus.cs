using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Purchases;

namespace CreditFunctions.Core.Checkout;

/// <summary>How a purchase stands, and a balance that has all that shows there.</summary>
public sealed record CheckoutStatus(Purchase Purchase, Balance Balance);
