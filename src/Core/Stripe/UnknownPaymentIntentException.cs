namespace CreditFunctions.Core.Stripe;

/// <summary>
/// A refund or dispute names a payment intent that our Stripe account does not have. Retrying may help; if it does not, an operator has to look
/// at it.
/// </summary>
public sealed class UnknownPaymentIntentException(string paymentIntent, Exception? innerException = null)
    : Exception($"Stripe does not know the payment intent {paymentIntent}.", innerException);
