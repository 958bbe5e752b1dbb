namespace CreditFunctions.Core.Ledger.Purchases;

/// <summary>Money: an integer number of minor units (cents for usd, yen for jpy) and a lower-case ISO currency.</summary>
public sealed record Price(long Amount, string Currency);
