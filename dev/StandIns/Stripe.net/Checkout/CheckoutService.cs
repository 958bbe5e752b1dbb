using Stripe.Checkout;

namespace Stripe;

public sealed class CheckoutService
{
    internal CheckoutService(ApiRequestor requestor) => Sessions = new SessionService(requestor);

    public SessionService Sessions { get; }
}
