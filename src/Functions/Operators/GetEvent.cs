using CreditFunctions.Core.Events;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>Returns the log record of an event.</summary>
public sealed class GetEvent(EventLogStore log)
{
    [Function(nameof(GetEvent))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/events/{eventId}")] HttpRequest request,
        CancellationToken cancellationToken) =>
        await log.FindAsync(PathSegment.EventId(request, "events"), cancellationToken) is { } record
            ? Results.Ok(Response.Of(record))
            : Problems.NotFound();

    private sealed record Response(
        string EventId,
        string? Type,
        DateTimeOffset? CreatedAt,
        DateTimeOffset? ReceivedAt,
        string Outcome,
        string? Reason,
        int Attempts,
        string? LastError,
        string? UserId,
        string? PurchaseId)
    {
        public static Response Of(EventRecord record) => new(
            record.EventId,
            record.Type,
            record.CreatedAt,
            record.ReceivedAt,
            record.Outcome.ToString().ToLowerInvariant(),
            record.Reason,
            record.Attempts,
            record.LastError,
            record.UserId,
            record.PurchaseId);
    }
}
