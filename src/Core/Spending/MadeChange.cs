namespace CreditFunctions.Core.Spending;

/// <summary>A change that was made, with the answer that was given: a repeat gets the same one.</summary>
/// <param name="Change">What was asked for.</param>
/// <param name="BalanceAfter">The balance with it.</param>
/// <param name="Sequence">Its entry.</param>
public sealed record MadeChange(BalanceChange Change, long BalanceAfter, long Sequence);
