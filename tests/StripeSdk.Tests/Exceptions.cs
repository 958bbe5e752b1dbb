using System.Net;
using CreditFunctions.StripeSdk.Tests.Recording;
using Stripe;

namespace CreditFunctions.StripeSdk.Tests;

public sealed class Exceptions
{
    [Fact]
    public async Task An_error_keeps_what_Stripe_said_and_under_which_request()
    {
        await using var stripe = await Recorder.StartAsync(Answer.Failed(
            400,
            """
            {"type":"idempotency_error","code":"parameter_invalid","param":"line_items[0]","message":"Used before.","doc_url":"https://d.example","request_log_url":"https://l.example","extra":{"a":[1]}}
            """));

        var refused = await FailAsync(stripe);

        Assert.Equal("Used before.", refused.Message);
        Assert.Equal(HttpStatusCode.BadRequest, refused.HttpStatusCode);
        Assert.Equal(
            ("idempotency_error", "parameter_invalid", "line_items[0]", "https://d.example", "https://l.example"),
            (refused.StripeError.Type, refused.StripeError.Code, refused.StripeError.Param, refused.StripeError.DocUrl, refused.StripeError.RequestLogUrl));
        Assert.Equal("req_1", refused.StripeResponse.RequestId);
        Assert.Same(refused.StripeResponse, refused.StripeError.StripeResponse);
        Assert.Contains("idempotency_error", refused.StripeResponse.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declined_card_comes_with_its_payment_intent()
    {
        await using var stripe = await Recorder.StartAsync(Answer.Failed(
            402,
            """
            {"type":"card_error","code":"authentication_required","decline_code":"authentication_required","charge":"ch_1","message":"auth","payment_intent":{"id":"pi_9","status":"requires_payment_method"}}
            """));

        var declined = await FailAsync(stripe);

        Assert.Equal(
            ("card_error", "authentication_required", "ch_1"),
            (declined.StripeError.Type, declined.StripeError.DeclineCode, declined.StripeError.Charge));
        Assert.Equal(("pi_9", "requires_payment_method"), (declined.StripeError.PaymentIntent.Id, declined.StripeError.PaymentIntent.Status));
    }

    [Fact]
    public async Task An_error_that_is_one_word_is_read_from_the_whole_answer()
    {
        await using var stripe = await Recorder.StartAsync(new Answer(401, """{"error":"invalid_client","error_description":"No such client."}"""));

        var refused = await FailAsync(stripe);

        Assert.Equal(("No such client.", "invalid_client"), (refused.Message, refused.StripeError.Error));
    }

    [Theory]
    [InlineData(200, "<html>captive portal</html>")]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"id":7}""")]
    [InlineData(200, """{"id":"cs_test_1","amount_total":"4999"}""")]
    [InlineData(200, """{"id":"cs_test_1","amount_total":49.99}""")]
    [InlineData(200, """{"id":"cs_test_1","metadata":{"a":1}}""")]
    [InlineData(200, """{"id":"cs_test_1","created":null}""")]
    [InlineData(200, """{"id":"cs_test_1","created":-1}""")]
    [InlineData(200, """{"id":"cs_test_1","payment_intent":7}""")]
    [InlineData(200, """{"id":"cs_test_1","livemode":"true"}""")]
    [InlineData(201, """{"id":"x"}""")]
    [InlineData(404, "")]
    [InlineData(400, "{}")]
    [InlineData(400, "<html>bad</html>")]
    public async Task An_answer_that_cannot_be_read_is_quoted_and_has_no_error(int status, string body)
    {
        await using var stripe = await Recorder.StartAsync(new Answer(status, body));

        var unreadable = await FailAsync(stripe);

        Assert.Equal($"Invalid response object from API: \"{body}\"", unreadable.Message);
        Assert.Equal(status, (int)unreadable.HttpStatusCode);
        Assert.Null(unreadable.StripeError);
        Assert.Equal(("req_1", body), (unreadable.StripeResponse.RequestId, unreadable.StripeResponse.Content));
    }

    private static Task<StripeException> FailAsync(Recorder stripe) =>
        Assert.ThrowsAsync<StripeException>(() => stripe.Client(retries: 0).V1.Checkout.Sessions.GetAsync("cs_test_1"));
}
