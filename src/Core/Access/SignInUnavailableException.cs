namespace CreditFunctions.Core.Access;

/// <summary>The issuer's keys are not known and could not be fetched, so no token can be verified.</summary>
public sealed class SignInUnavailableException(Exception innerException)
    : Exception($"No token can be verified: {innerException.GetBaseException().Message}", innerException);
