namespace CreditFunctions.Core.Authentication;

/// <summary>The issuer's keys could not be fetched, so that no token can be judged.</summary>
public sealed class SignInUnavailableException(Exception innerException)
    : Exception("The sign-in service could not be reached.", innerException);
