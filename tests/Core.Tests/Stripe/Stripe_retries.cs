using System.Net;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Tests.Ledger.Payments;
using Polly.Timeout;
using Stripe;

namespace CreditFunctions.Core.Tests.Stripe;

public sealed class Stripe_retries
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
    public void By_status(int status, bool isWorthARetry) => Assert.Equal(isWorthARetry, StripeRetry.IsWorthARetry(Failure(status)));

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    [InlineData(500)]
    public void Stripe_decides_where_it_says_so(int status)
    {
        Assert.True(StripeRetry.IsWorthARetry(Failure(status, ("Stripe-Should-Retry", "true"))));
        Assert.False(StripeRetry.IsWorthARetry(Failure(status, ("Stripe-Should-Retry", "false"))));
    }

    [Fact]
    public void A_word_that_is_neither_leaves_it_to_the_status()
    {
        Assert.True(StripeRetry.IsWorthARetry(Failure(500, ("Stripe-Should-Retry", "perhaps"))));
        Assert.False(StripeRetry.IsWorthARetry(Failure(400, ("Stripe-Should-Retry", ""))));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(409)]
    [InlineData(429)]
    public void A_saved_failure_would_only_come_again(int status)
    {
        var saved = Failure(status, ("Idempotent-Replayed", "true"));

        Assert.Equal(status == 500, StripeRetry.IsKeySpent(saved));
        Assert.False(StripeRetry.IsWorthARetry(saved));
        Assert.True(StripeRetry.IsWorthARetry(Failure(status, ("Idempotent-Replayed", "false"))));
    }

    [Fact]
    public void No_answer_is_worth_one()
    {
        Assert.True(StripeRetry.IsWorthARetry(new HttpRequestException("no route")));
        Assert.True(StripeRetry.IsWorthARetry(new TimeoutRejectedException("too slow")));
        Assert.True(StripeRetry.IsWorthARetry(new StripeException { HttpStatusCode = HttpStatusCode.BadGateway }));
        Assert.False(StripeRetry.IsWorthARetry(new StripeException { HttpStatusCode = HttpStatusCode.BadRequest }));
    }

    [Fact]
    public void What_is_not_Stripes_is_not()
    {
        Assert.False(StripeRetry.IsWorthARetry(null));
        Assert.False(StripeRetry.IsWorthARetry(new OperationCanceledException()));
        Assert.False(StripeRetry.IsWorthARetry(new InvalidOperationException()));
    }

    [Theory]
    [InlineData(400, false)]
    [InlineData(409, false)]
    [InlineData(429, false)]
    [InlineData(499, false)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    public void The_circuit_counts_only_an_outage(int status, bool isOutage) => Assert.Equal(isOutage, StripeRetry.IsOutage(Failure(status)));

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
