namespace CreditFunctions.FakeStripe.Webhooks;

internal sealed record WebhookDelivery(string Url, string Body, IReadOnlyList<string> Secrets);
