namespace CreditFunctions.Chaos.Tests.Shop;

/// <summary>What a worker is told.</summary>
internal static class WorkerSettings
{
    public static Dictionary<string, string?> For(string storage, string stripeUrl) => new()
    {
        ["AzureWebJobsStorage"] = storage,
        ["Stripe__SecretKey"] = "sk_test_local",
        ["Stripe__ApiBase"] = stripeUrl,
        ["Stripe__WebhookSecrets__0"] = Doors.Secret,
        ["Limits__CheckoutSessionsPerMinute"] = "0",
        ["Limits__ReadsPerMinute"] = "0",
        ["AzureFunctionsJobHost__extensions__queues__maxPollingInterval"] = "00:00:00.100",
        ["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = "00:00:01",
    };
}
