namespace CreditFunctions.Core.Stripe;

/// <summary>An event cannot be read, and no retry will change that: a person has to look.</summary>
public sealed class UnreadableEventException(string problem, Exception? innerException = null) : Exception(problem, innerException);
