using CreditFunctions.Core.Storage;
using CreditFunctions.LocalHost;
using Microsoft.Extensions.DependencyInjection;
using Stripe;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>The whole product, running in this process against Azurite and FakeStripe. Tests share one and stay apart by their users.</summary>
internal sealed class Shop(LocalHostApp app) : IAsyncDisposable
{
    /// <summary>A signing secret of the tests' own, beside FakeStripe's.</summary>
    public const string Secret = "whsec_tests";

    private static readonly Lazy<Task<Shop>> Running = new(() => OpenAsync(new LocalHostOptions()));

    public LocalHostApp App => app;

    public HttpClient Anyone { get; } = new() { BaseAddress = app.Url };

    public HttpClient Stripe { get; } = FakeStripeClient(app);

    /// <summary>The shop that all tests may share.</summary>
    public static Task<Shop> SharedAsync() => Running.Value;

    public static async Task<Shop> OpenAsync(LocalHostOptions options)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Stripe__WebhookSecrets__0"] = Secret,
            ["Limits__CheckoutSessionsPerMinute"] = "0", // Tests look as often as they like.
            ["Limits__StatusChecksPerMinute"] = "0",
            ["Limits__ReadsPerMinute"] = "0",
            ["ReconcileSchedule"] = "0 0 0 1 1 *", // Only when a test says so.
            ["AzureFunctionsJobHost__extensions__queues__maxPollingInterval"] = "00:00:00.100",
            ["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = "00:00:01",
        };
        foreach (var (name, value) in options.Settings)
        {
            settings[name] = value;
        }

        if (options.DataDirectory is null && !settings.ContainsKey("AzureWebJobsStorage"))
        {
            settings["AzureWebJobsStorage"] = await TestStorage.NewAccountAsync();
        }

        return new Shop(await LocalHostApp.StartAsync(options with { Settings = settings }, CancellationToken.None));
    }

    /// <summary>A signed-in user whom nobody else is.</summary>
    public Buyer NewBuyer(string? userId = null, string? email = null) => new(this, userId ?? $"user-{Guid.NewGuid():N}", email);

    /// <summary>Delivers a body as Stripe would, signed now.</summary>
    public async Task<HttpResponseMessage> DeliverAsync(string body, string? signature = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/webhooks/stripe") { Content = new StringContent(body) };
        request.Headers.Add("Stripe-Signature", signature ?? EventUtility.GenerateSignatureHeader(body, Secret));
        return await Anyone.SendAsync(request);
    }

    /// <summary>Waits until nothing is on the queue, visible or not.</summary>
    public Task IsIdleAsync() => Eventually.SeesAsync(
        async () => (await App.Services.GetRequiredService<QueueStorage>().StripeEvents.GetPropertiesAsync()).Value.ApproximateMessagesCount,
        count => count == 0);

    public async ValueTask DisposeAsync()
    {
        Anyone.Dispose();
        Stripe.Dispose();
        await app.DisposeAsync();
    }

    private static HttpClient FakeStripeClient(LocalHostApp app)
    {
        var client = new HttpClient { BaseAddress = new Uri(app.FakeStripeUrl!) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "sk_test_local");
        return client;
    }
}
