using CreditFunctions.StripeSdk.Tests.Recording;
using Stripe;

namespace CreditFunctions.StripeSdk.Tests;

public sealed class Retries
{
    public static TheoryData<string, Answer[], int, int> Endings() => new()
    {
        { "500 for ever", [Answer.Failed(500)], 3, 500 },
        { "503, 409, 200", [Answer.Failed(503), Answer.Failed(409), Answer.Ok()], 3, 200 },
        { "429 alone is not retried", [Answer.Failed(429), Answer.Ok()], 1, 429 },
        { "429 with Stripe's advice", [Answer.Failed(429).With("Stripe-Should-Retry", "true").With("Retry-After", "7"), Answer.Ok()], 2, 200 },
        { "429 with no more than Retry-After", [Answer.Failed(429).With("Retry-After", "0"), Answer.Ok()], 1, 429 },
        { "500 with Stripe's advice against it", [Answer.Failed(500).With("Stripe-Should-Retry", "false"), Answer.Ok()], 1, 500 },
        { "500 with advice in another spelling", [Answer.Failed(500).With("Stripe-Should-Retry", "False"), Answer.Ok()], 2, 200 },
        { "400 is not retried", [Answer.Failed(400), Answer.Ok()], 1, 400 },
        { "402 is not retried", [Answer.Failed(402), Answer.Ok()], 1, 402 },
        { "a gateway's page, then 200", [new Answer(502, "<html>bad</html>"), Answer.Ok()], 2, 200 },
    };

    [Theory]
    [MemberData(nameof(Endings), DisableDiscoveryEnumeration = true)]
    public async Task So_many_tries_and_then_this_status(string when, Answer[] answers, int tries, int status)
    {
        await using var stripe = await Recorder.StartAsync(answers);

        var ending = await CreateAsync(stripe.Client());

        Assert.Equal((when, tries, status), (when, stripe.Requests.Count, ending));
    }

    [Fact]
    public async Task Each_try_sends_the_same_key_and_the_same_bytes()
    {
        await using var stripe = await Recorder.StartAsync(Answer.Failed(500), Answer.Ok());

        await stripe.Client().V1.Checkout.Sessions.CreateAsync(A.Session());

        Assert.Equal(2, stripe.Requests.Count);
        Assert.Single(stripe.Requests.Select(request => request.Header("Idempotency-Key")).Distinct());
        Assert.All(stripe.Requests, request => Assert.Equal(A.SessionInBytes, request.Body));
    }

    [Fact]
    public async Task Nothing_is_retried_where_no_retries_are_allowed()
    {
        await using var stripe = await Recorder.StartAsync(Answer.Failed(500).With("Stripe-Should-Retry", "true"), Answer.Ok());

        Assert.Equal(500, await CreateAsync(stripe.Client(retries: 0)));
        Assert.Single(stripe.Requests);
    }

    private static async Task<int> CreateAsync(StripeClient client)
    {
        try
        {
            var session = await client.V1.Checkout.Sessions.CreateAsync(A.Session());
            return (int)session.StripeResponse.StatusCode;
        }
        catch (StripeException exception)
        {
            return (int)exception.HttpStatusCode;
        }
    }
}
