namespace Stripe.Checkout;

public sealed class SessionGetOptions : BaseOptions;
