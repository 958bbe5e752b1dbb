namespace CreditFunctions.Core.Verification;

/// <summary>A user's balance, computed again from what it should follow from.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Balance">As it is stored.</param>
/// <param name="FromEntries">The sum of the ledger's entries.</param>
/// <param name="FromFacts">What the facts of the purchases say, with all entries that belong to no purchase.</param>
/// <param name="Problems">Every difference, in words for an operator; none where all is well.</param>
public sealed record UserVerification(string UserId, long Balance, long FromEntries, long FromFacts, IReadOnlyList<string> Problems)
{
    public bool Ok => Problems.Count == 0;
}
