using System.Net;
using System.Text;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;
using Microsoft.Extensions.Logging.Testing;
using Stripe;

namespace CreditFunctions.Core.Tests.Stripe;

public sealed class StripeCallsTests
{
    private const string InvalidKey = "Invalid API Key provided: sk_test_****1234";

    [Theory]
    [InlineData(400, typeof(StripeRefusedException))]
    [InlineData(401, typeof(StripeRefusedException))]
    [InlineData(500, typeof(StripeUnavailableException))]
    public async Task A_request_that_Stripe_rejects_is_logged_without_the_API_key(int status, Type kind)
    {
        var logs = new FakeLogger<StripeCalls>();
        using var http = new HttpClient(new Canned(status));
        var client = new StripeClient(new StripeClientOptions { ApiKey = "sk_test_1", HttpClient = new SystemNetHttpClient(http, maxNetworkRetries: 0, enableTelemetry: false) });
        var calls = new StripeCalls(client, TimeProvider.System, logs);

        var failure = await Assert.ThrowsAsync(kind, () => calls.RunAsync(
            (api, token) => api.Prices.GetAsync("price_1", new PriceGetOptions(), cancellationToken: token), CancellationToken.None));

        Assert.DoesNotContain("sk_test_", failure + Text(logs), StringComparison.Ordinal);
        Assert.NotEmpty(Text(logs));
    }

    [Theory]
    [InlineData(403, "The provided key 'rk_test_****1234' does not have the required permissions for this endpoint. Having the 'rak_charge_read' permission would allow this request to continue.", "lacks the permission rak_charge_read")]
    [InlineData(403, "Not allowed.", "lacks the permission for this request")]
    [InlineData(401, InvalidKey, "rejected the API key (401")]
    public async Task A_rejected_API_key_is_reported_with_the_missing_permission_and_without_the_key(int status, string message, string expected)
    {
        var logs = new FakeLogger<StripeCalls>();
        using var http = new HttpClient(new Canned(status, message: message));
        var client = new StripeClient(new StripeClientOptions { ApiKey = "sk_test_1", HttpClient = new SystemNetHttpClient(http, maxNetworkRetries: 0, enableTelemetry: false) });

        var failure = await Assert.ThrowsAsync<StripeRefusedException>(() => new StripeCalls(client, TimeProvider.System, logs).RunAsync(
            (api, token) => api.Prices.GetAsync("price_1", new PriceGetOptions(), cancellationToken: token), CancellationToken.None));

        Assert.True(failure.IsKeyRejected);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, Text(logs), StringComparison.Ordinal);
        Assert.DoesNotContain("****", failure + Text(logs), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_idempotency_error_of_Stripe_requires_another_key()
    {
        using var http = new HttpClient(new Canned(400, "idempotency_error"));
        var client = new StripeClient(new StripeClientOptions { ApiKey = "sk_test_1", HttpClient = new SystemNetHttpClient(http, maxNetworkRetries: 0, enableTelemetry: false) });

        await Assert.ThrowsAsync<StripeSavedFailureException>(() => new StripeCalls(client, TimeProvider.System, new FakeLogger<StripeCalls>()).RunAsync(
            (api, token) => api.Prices.GetAsync("price_1", new PriceGetOptions(), cancellationToken: token), CancellationToken.None));
    }

    private sealed class Canned(int status, string type = "invalid_request_error", string message = InvalidKey) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage((HttpStatusCode)status)
            {
                Headers = { { "Stripe-Should-Retry", "false" } },
                Content = new StringContent("{\"error\":{\"type\":\"" + type + "\",\"message\":\"" + message + "\"}}", Encoding.UTF8, "application/json"),
            });
    }

    private static string Text(FakeLogger<StripeCalls> logs) => string.Join('\n', logs.Collector.GetSnapshot().Select(record => $"{record.Message} {record.Exception}"));
}
