namespace CreditFunctions.Core.Access;

/// <summary>Tokens cannot be verified, because the issuer's keys are not cached and could not be fetched.</summary>
public sealed class SignInUnavailableException(Exception innerException)
    : Exception($"Cannot verify tokens: {innerException.GetBaseException().Message}", innerException);
