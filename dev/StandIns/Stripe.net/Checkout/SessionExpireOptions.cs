namespace Stripe.Checkout;

public sealed class SessionExpireOptions : BaseOptions;
