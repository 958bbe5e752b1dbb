namespace Stripe;

public sealed class WebhookEndpointListOptions : ListOptions;
