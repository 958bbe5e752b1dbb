using CreditFunctions.Core.Webhooks;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Webhooks;

/// <summary>
/// Where Stripe delivers. The message is sent by us before the answer is given: an output binding would be written after Stripe has its 200,
/// and an event that then fails to reach the queue would be lost.
/// </summary>
public sealed class ReceiveStripeEvent(ReceiveWebhook receiveWebhook)
{
    private static readonly FixedJson Received = new("""{"received":true}"""u8.ToArray());

    [Function(nameof(ReceiveStripeEvent))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/stripe")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await BoundedBody.ReadAsync(request, BoundedBody.LargestMax, cancellationToken);
        return await receiveWebhook.ReceiveAsync(body, request.Headers["Stripe-Signature"], cancellationToken) switch
        {
            ReceiveOutcome.Queued or ReceiveOutcome.NotHandled => Received,
            ReceiveOutcome.InvalidSignature => Problems.InvalidSignature(),
            _ => Problems.InvalidRequest("The body is not a Stripe event."),
        };
    }
}
