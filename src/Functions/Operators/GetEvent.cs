using CreditFunctions.Core.Events;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>What happened to an event.</summary>
public sealed class GetEvent(TableEventJournal journal)
{
    [Function(nameof(GetEvent))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/events/{eventId}")] HttpRequest request,
        CancellationToken cancellationToken) =>
        await journal.FindAsync(PathSegment.EventId(request, "events"), cancellationToken) is { } story
            ? Results.Ok(Answer.Of(story.Value))
            : Problems.NotFound();

    private sealed record Answer(
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
        public static Answer Of(EventStory story) => new(
            story.EventId,
            story.Type,
            story.CreatedAt,
            story.ReceivedAt,
            story.Outcome.ToString().ToLowerInvariant(),
            story.Reason,
            story.Attempts,
            story.LastError,
            story.UserId,
            story.PurchaseId);
    }
}
