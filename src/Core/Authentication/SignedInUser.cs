using CreditFunctions.Core.Users;

namespace CreditFunctions.Core.Authentication;

/// <summary>Who a token belongs to.</summary>
/// <param name="Id">The token's <c>sub</c>.</param>
/// <param name="Email">Null where the token has none, or none that is verified.</param>
public sealed record SignedInUser(UserId Id, VerifiedEmail? Email);
