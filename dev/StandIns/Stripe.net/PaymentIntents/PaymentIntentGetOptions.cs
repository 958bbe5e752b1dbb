namespace Stripe;

public sealed class PaymentIntentGetOptions : BaseOptions;
