namespace CreditFunctions.FakeStripe.State;

/// <summary>Stripe's names of its object types.</summary>
internal static class Kind
{
    public const string Charge = "charge";
    public const string CheckoutSession = "checkout.session";
    public const string Customer = "customer";
    public const string Dispute = "dispute";
    public const string Event = "event";
    public const string PaymentIntent = "payment_intent";
    public const string PaymentMethod = "payment_method";
    public const string Price = "price";
    public const string Product = "product";
    public const string Refund = "refund";
    public const string WebhookEndpoint = "webhook_endpoint";
}
