using System.Net;
using System.Text;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;
using Microsoft.Extensions.Logging;
using Stripe;

namespace CreditFunctions.Core.Tests.Stripe;

public sealed class StripeCallsTests
{
    private const string Text = "Invalid API Key provided: sk_test_****1234";

    [Theory]
    [InlineData(400, typeof(StripeRefusedException))]
    [InlineData(401, typeof(StripeRefusedException))]
    [InlineData(500, typeof(StripeUnavailableException))]
    public async Task A_request_that_Stripe_rejects_is_logged_without_the_API_key(int status, Type kind)
    {
        var written = new Written();
        using var http = new HttpClient(new Canned(status));
        var client = new StripeClient(new StripeClientOptions { ApiKey = "sk_test_1", HttpClient = new SystemNetHttpClient(http, maxNetworkRetries: 0, enableTelemetry: false) });
        var calls = new StripeCalls(client, TimeProvider.System, written);

        var failure = await Assert.ThrowsAsync(kind, () => calls.RunAsync(
            (api, token) => api.Prices.GetAsync("price_1", new PriceGetOptions(), cancellationToken: token), CancellationToken.None));

        Assert.DoesNotContain("sk_test_", failure + written.All, StringComparison.Ordinal);
        Assert.NotEmpty(written.All);
    }

    [Theory]
    [InlineData(403, "The provided key 'rk_test_****1234' does not have the required permissions for this endpoint. Having the 'rak_charge_read' permission would allow this request to continue.", "lacks the permission rak_charge_read")]
    [InlineData(403, "Not allowed.", "lacks the permission for this request")]
    [InlineData(401, Text, "rejected the API key (401")]
    public async Task A_rejected_API_key_is_reported_with_the_missing_permission_and_without_the_key(int status, string message, string expected)
    {
        var written = new Written();
        using var http = new HttpClient(new Canned(status, message: message));
        var client = new StripeClient(new StripeClientOptions { ApiKey = "sk_test_1", HttpClient = new SystemNetHttpClient(http, maxNetworkRetries: 0, enableTelemetry: false) });

        var failure = await Assert.ThrowsAsync<StripeRefusedException>(() => new StripeCalls(client, TimeProvider.System, written).RunAsync(
            (api, token) => api.Prices.GetAsync("price_1", new PriceGetOptions(), cancellationToken: token), CancellationToken.None));

        Assert.True(failure.IsKeyRejected);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, written.All, StringComparison.Ordinal);
        Assert.DoesNotContain("****", failure + written.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_idempotency_error_of_Stripe_requires_another_key()
    {
        using var http = new HttpClient(new Canned(400, "idempotency_error"));
        var client = new StripeClient(new StripeClientOptions { ApiKey = "sk_test_1", HttpClient = new SystemNetHttpClient(http, maxNetworkRetries: 0, enableTelemetry: false) });

        await Assert.ThrowsAsync<StripeSavedFailureException>(() => new StripeCalls(client, TimeProvider.System, new Written()).RunAsync(
            (api, token) => api.Prices.GetAsync("price_1", new PriceGetOptions(), cancellationToken: token), CancellationToken.None));
    }

    private sealed class Canned(int status, string type = "invalid_request_error", string message = Text) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage((HttpStatusCode)status)
            {
                Headers = { { "Stripe-Should-Retry", "false" } },
                Content = new StringContent("{\"error\":{\"type\":\"" + type + "\",\"message\":\"" + message + "\"}}", Encoding.UTF8, "application/json"),
            });
    }

    private sealed class Written : ILogger<StripeCalls>
    {
        private readonly StringBuilder _all = new();

        public string All => _all.ToString();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _all.AppendLine($"{formatter(state, exception)} {exception}");
    }
}
