using CreditFunctions.Core.Webhooks;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Webhooks;

/// <summary>
/// The webhook endpoint. The event is put on the queue before the response is sent. A queue output binding would write it after Stripe has
/// received the 200, and a failure then would lose the event.
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
