namespace CreditFunctions.Core.Stripe;

/// <summary>A refund or dispute names a payment that Stripe does not know under our key. Worth another try, then worth a look.</summary>
public sealed class UnknownPaymentIntentException(string paymentIntent, Exception? innerException = null)
    : Exception($"Stripe does not know the payment intent {paymentIntent}.", innerException);
