using System.Net;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;
using Polly.Timeout;
using Stripe;

namespace CreditFunctions.Core.Tests.Stripe;

public sealed class StripeRetryTests
{
    [Theory]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(402, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(409, true)]
    [InlineData(424, false)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(502, true)]
    [InlineData(503, true)]
    [InlineData(504, true)]
    public void The_status_of_a_Stripe_failure_determines_whether_it_is_retried(int status, bool isRetryable) => Assert.Equal(isRetryable, StripeRetry.IsRetryable(Failure(status)));

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    [InlineData(500)]
    public void The_should_retry_header_of_Stripe_overrides_the_status(int status)
    {
        Assert.True(StripeRetry.IsRetryable(Failure(status, ("Stripe-Should-Retry", "true"))));
        Assert.False(StripeRetry.IsRetryable(Failure(status, ("Stripe-Should-Retry", "false"))));
    }

    [Fact]
    public void A_malformed_should_retry_header_is_ignored()
    {
        Assert.True(StripeRetry.IsRetryable(Failure(500, ("Stripe-Should-Retry", "perhaps"))));
        Assert.False(StripeRetry.IsRetryable(Failure(400, ("Stripe-Should-Retry", ""))));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(409)]
    [InlineData(429)]
    public void A_failure_that_Stripe_replays_for_its_key_is_not_retried(int status)
    {
        var saved = Failure(status, ("Idempotent-Replayed", "true"));

        Assert.Equal(status == 500, StripeRetry.IsKeySpent(saved));
        Assert.False(StripeRetry.IsRetryable(saved));
        Assert.True(StripeRetry.IsRetryable(Failure(status, ("Idempotent-Replayed", "false"))));
    }

    [Fact]
    public void A_Stripe_request_without_a_response_is_retried()
    {
        Assert.True(StripeRetry.IsRetryable(new HttpRequestException("no route")));
        Assert.True(StripeRetry.IsRetryable(new TimeoutRejectedException("too slow")));
        Assert.True(StripeRetry.IsRetryable(new StripeException { HttpStatusCode = HttpStatusCode.BadGateway }));
        Assert.False(StripeRetry.IsRetryable(new StripeException { HttpStatusCode = HttpStatusCode.BadRequest }));
    }

    [Fact]
    public void A_failure_that_is_not_of_Stripe_is_not_retried()
    {
        Assert.False(StripeRetry.IsRetryable(null));
        Assert.False(StripeRetry.IsRetryable(new OperationCanceledException()));
        Assert.False(StripeRetry.IsRetryable(new InvalidOperationException()));
    }

    [Theory]
    [InlineData(400, false)]
    [InlineData(409, false)]
    [InlineData(429, false)]
    [InlineData(499, false)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    public void Only_an_outage_of_Stripe_counts_for_the_circuit_breaker(int status, bool isOutage) => Assert.Equal(isOutage, StripeRetry.IsOutage(Failure(status)));

    private static StripeException Failure(int status, params (string Name, string Value)[] headers)
    {
        using var answer = new HttpResponseMessage((HttpStatusCode)status);
        foreach (var (name, value) in headers)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        return new StripeException { HttpStatusCode = answer.StatusCode, StripeResponse = new StripeResponse(answer.StatusCode, answer.Headers, "{}") };
    }
}
