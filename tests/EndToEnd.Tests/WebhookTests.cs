using System.Net;
using CreditFunctions.EndToEnd.Tests.Support;
using Stripe;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class WebhookTests
{
    private const string Handled = """{"id":"evt_1","object":"event","type":"checkout.session.completed","created":1800000000,"livemode":false,"data":{"object":{"mode":"setup"}}}""";

    [Fact]
    public async Task A_webhook_with_a_wrong_signature_is_rejected()
    {
        var shop = await Shop.SharedAsync();

        using var answer = await shop.DeliverAsync(Handled, signature: "t=1800000000,v1=" + new string('0', 64));

        await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "invalid-signature");
    }

    [Fact]
    public async Task A_webhook_without_a_signature_is_rejected()
    {
        var shop = await Shop.SharedAsync();
        using var content = new StringContent(Handled);

        using var answer = await shop.Anyone.PostAsync("api/webhooks/stripe", content);

        await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "invalid-signature");
    }

    [Fact]
    public async Task A_webhook_whose_body_differs_by_one_character_is_rejected()
    {
        var shop = await Shop.SharedAsync();
        var signature = EventUtility.GenerateSignatureHeader(Handled, Shop.Secret);

        using var answer = await shop.DeliverAsync(Handled.Replace("evt_1", "evt_2", StringComparison.Ordinal), signature);

        await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "invalid-signature");
    }

    [Fact]
    public async Task A_webhook_signature_from_an_hour_ago_is_rejected()
    {
        var shop = await Shop.SharedAsync();
        var anHourAgo = TimeProvider.System.GetUtcNow().AddHours(-1).ToUnixTimeSeconds();

        using var answer = await shop.DeliverAsync(Handled, EventUtility.GenerateSignatureHeader(Handled, Shop.Secret, anHourAgo));

        await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "invalid-signature");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"id":"evt_1"}""")]
    [InlineData("""{"id":1,"type":"checkout.session.completed"}""")]
    public async Task A_signed_body_that_is_not_an_event_is_rejected(string body)
    {
        var shop = await Shop.SharedAsync();

        using var answer = await shop.DeliverAsync(body);

        await Problem.IsAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
    }

    [Theory]
    [InlineData("""{"id":"evt_1","type":"customer.created"}""")]
    [InlineData("""{"id":"evt_1","object":"v2.core.event","type":"v1.checkout.session.completed"}""")]
    public async Task A_webhook_with_an_event_type_that_is_not_handled_is_acknowledged(string body)
    {
        var shop = await Shop.SharedAsync();

        using var answer = await shop.DeliverAsync(body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_webhook_body_over_512_KiB_is_rejected_with_or_without_a_content_length(bool isLengthSaid)
    {
        var shop = await Shop.SharedAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/webhooks/stripe")
        {
            Content = new ByteArrayContent(new byte[600 * 1024]),
            Headers = { TransferEncodingChunked = !isLengthSaid },
        };

        using var answer = await shop.Anyone.SendAsync(request);

        await Problem.IsAsync(answer, HttpStatusCode.RequestEntityTooLarge, "payload-too-large");
    }

    [Theory]
    [InlineData("api/webhooks/stripe")]
    [InlineData("api/ops/verify")]
    public async Task A_body_over_the_default_limit_of_Kestrel_is_rejected_with_a_problem(string route)
    {
        var shop = await Shop.SharedAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, route)
        {
            Content = new ByteArrayContent(new byte[31 * 1024 * 1024]) { Headers = { ContentType = new("application/json") } },
            Headers = { { "x-functions-key", "local" } },
        };

        using var answer = await shop.Anyone.SendAsync(request);

        await Problem.IsAsync(answer, HttpStatusCode.RequestEntityTooLarge, "payload-too-large");
    }

    [Fact]
    public async Task An_event_too_large_for_a_queue_message_is_applied()
    {
        var shop = await Shop.SharedAsync();
        var buyer = shop.NewBuyer();
        var order = await buyer.OrderAsync();
        var body = Sample.Completed(buyer.UserId, order, change: session => session["padding"] = new string('x', 100_000));

        using var answer = await shop.DeliverAsync(body);
        using var again = await shop.DeliverAsync(body);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (answer.StatusCode, again.StatusCode));
        await buyer.SeesAsync(order, "completed");
        await shop.IsIdleAsync();
        Assert.Equal(50, await buyer.BalanceAsync());
    }
}
