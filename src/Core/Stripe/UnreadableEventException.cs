namespace CreditFunctions.Core.Stripe;

/// <summary>An event or object of Stripe cannot be read. Retrying cannot help; an operator has to look at it.</summary>
public sealed class UnreadableEventException(string problem, Exception? innerException = null) : Exception(problem, innerException);
