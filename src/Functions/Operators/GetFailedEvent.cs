using System.Text;
using System.Text.Unicode;
using CreditFunctions.Core.Parking;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>One parked event, with its payload.</summary>
public sealed class GetFailedEvent(TableParkedEvents parkedEvents)
{
    [Function(nameof(GetFailedEvent))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/failed-events/{eventId}")] HttpRequest request,
        CancellationToken cancellationToken) =>
        await parkedEvents.FindAsync(PathSegment.EventId(request, "failed-events"), cancellationToken) is { } parked
            ? Results.Ok(Answer.Of(parked.Value))
            : Problems.NotFound();

    private sealed record Answer(
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
        public static Answer Of(ParkedEvent parked)
        {
            var isText = Utf8.IsValid(parked.Payload.Span);
            return new Answer(
                parked.EventId,
                parked.Type,
                parked.Reason,
                parked.Attempts,
                parked.FirstError,
                parked.LastError,
                parked.ParkedAt,
                parked.State.ToString().ToLowerInvariant(),
                parked.DiscardReason,
                isText ? Encoding.UTF8.GetString(parked.Payload.Span) : Convert.ToBase64String(parked.Payload.Span),
                isText ? "utf-8" : "base64");
        }
    }
}
