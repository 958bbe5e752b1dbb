using CreditFunctions.Core.Ledger;

namespace CreditFunctions.Core.Access;

/// <summary>The user of a verified token.</summary>
/// <param name="Id">The token's <c>sub</c>.</param>
/// <param name="Email">Null if the token has no address, or one that the issuer has not verified.</param>
public sealed record SignedInUser(UserId Id, VerifiedEmail? Email);
