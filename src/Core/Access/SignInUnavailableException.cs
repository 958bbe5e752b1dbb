namespace CreditFunctions.Core.Access;

/// <summary>Tokens cannot be verified, because the issuer's keys are not cached and could not be fetched.</summary>
public sealed class SignInUnavailableException(Exception innerException)
    : Exception($"The issuer's signing keys could not be fetched: {innerException.GetBaseException().Message}", innerException);
