using System.Text;
using System.Text.Unicode;
using CreditFunctions.Core.FailedEvents;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>Returns a failed event with its payload.</summary>
public sealed class GetFailedEvent(FailedEventStore failedEvents)
{
    [Function(nameof(GetFailedEvent))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/failed-events/{eventId}")] HttpRequest request,
        CancellationToken cancellationToken) =>
        await failedEvents.FindAsync(PathSegment.EventId(request, "failed-events"), cancellationToken) is { } failed
            ? Results.Ok(Response.Of(failed))
            : Problems.NotFound();

    private sealed record Response(
        string EventId,
        string? Type,
        string Reason,
        int Attempts,
        string? FirstError,
        string? LastError,
        DateTimeOffset ParkedAt,
        string State,
        string? DiscardReason,
        string Payload,
        string PayloadEncoding)
    {
        public static Response Of(FailedEvent failed)
        {
            var isText = Utf8.IsValid(failed.Payload.Span);
            return new Response(
                failed.Record.EventId,
                failed.Record.Type,
                failed.Reason,
                failed.Record.Attempts,
                failed.Record.FirstError,
                failed.Record.LastError,
                failed.ParkedAt,
                failed.State.ToString().ToLowerInvariant(),
                failed.DiscardReason,
                isText ? Encoding.UTF8.GetString(failed.Payload.Span) : Convert.ToBase64String(failed.Payload.Span),
                isText ? "utf-8" : "base64");
        }
    }
}
