namespace Stripe;

public sealed class V1Services
{
    internal V1Services(ApiRequestor requestor)
    {
        Checkout = new CheckoutService(requestor);
        Customers = new CustomerService(requestor);
        Events = new EventService(requestor);
        PaymentIntents = new PaymentIntentService(requestor);
        Prices = new PriceService(requestor);
        WebhookEndpoints = new WebhookEndpointService(requestor);
    }

    public CheckoutService Checkout { get; }

    public CustomerService Customers { get; }

    public EventService Events { get; }

    public PaymentIntentService PaymentIntents { get; }

    public PriceService Prices { get; }

    public WebhookEndpointService WebhookEndpoints { get; }
}
