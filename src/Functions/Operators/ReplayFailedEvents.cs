using CreditFunctions.Core.Events;
using CreditFunctions.Core.FailedEvents;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>
/// Replays failed events: those with the given ids, or a page of those that match a filter. With <c>dryRun</c>, only reports what a replay
/// would do.
/// </summary>
public sealed class ReplayFailedEvents(ReplayEvents replayEvents)
{
    [Function(nameof(ReplayFailedEvents))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "ops/failed-events/replay")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = (await Json.ReadAsync<Request>(request, cancellationToken)).Checked();
        var page = body.EventIds is { } ids
            ? await replayEvents.ReplayAsync(ids, body.DryRun, cancellationToken)
            : await replayEvents.ReplayAllAsync(new FailedEventFilter(body.Type, body.From, body.To), Cursor.Read(body.Cursor, FailedEventIndex.IsCursor), body.Limit, body.DryRun, cancellationToken);
        return Results.Ok(new Response([.. page.Results.Select(ResultView.Of)], body.DryRun, Cursor.Write(page.NextCursor)));
    }

    private sealed record Request(
        IReadOnlyList<string>? EventIds = null,
        bool All = false,
        string? Type = null,
        DateTimeOffset? From = null,
        DateTimeOffset? To = null,
        string? Cursor = null,
        int Limit = ReplayEvents.EventsMax,
        bool DryRun = false)
    {
        public Request Checked() => IsById || IsByFilter
            ? this
            : throw Problems.InvalidRequest(
                $"Send either 'eventIds' (1 to {ReplayEvents.EventsMax} ids), or 'all': true and optionally 'type', 'from', 'to', 'limit' (1 to {ReplayEvents.EventsMax}) and 'cursor'.").AsException();

        private bool IsById => EventIds is { Count: >= 1 and <= ReplayEvents.EventsMax } && EventIds.All(id => !string.IsNullOrEmpty(id)) && !All && Type is null && From is null && To is null && Cursor is null;

        private bool IsByFilter => All && EventIds is null && Limit is >= 1 and <= ReplayEvents.EventsMax;
    }

    private sealed record ResultView(string EventId, string Outcome, string? UserId, long Credits, string? Reason)
    {
        public static ResultView Of(ReplayResult result) => new(
            result.EventId, result.Outcome, result.UserId, result.Credits, result.Reason);
    }

    private sealed record Response(IReadOnlyList<ResultView> Results, bool DryRun, string? NextCursor);
}
