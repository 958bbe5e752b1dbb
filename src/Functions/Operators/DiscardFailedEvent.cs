using CreditFunctions.Core.FailedEvents;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>Discards a failed event and stores the operator's reason.</summary>
public sealed class DiscardFailedEvent(DiscardEvent discardEvent)
{
    private const int ReasonLengthMax = 500;

    [Function(nameof(DiscardFailedEvent))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "ops/failed-events/{eventId}/discard")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var reason = (await Json.ReadAsync<Request>(request, cancellationToken)).Reason.Trim();
        if (reason.Length is 0 or > ReasonLengthMax)
        {
            return Problems.InvalidRequest($"'reason' must have 1 to {ReasonLengthMax} characters.");
        }

        var eventId = PathSegment.EventId(request, "failed-events");
        return await discardEvent.DiscardAsync(eventId, reason, cancellationToken)
            ? Results.Ok(new Response(eventId, "discarded"))
            : Problems.NotFound();
    }

    private sealed record Request(string Reason);

    private sealed record Response(string EventId, string Outcome);
}
