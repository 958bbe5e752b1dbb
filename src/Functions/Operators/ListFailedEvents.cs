using CreditFunctions.Core.Events;
using CreditFunctions.Core.FailedEvents;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>Lists the failed events that wait for an operator.</summary>
public sealed class ListFailedEvents(FailedEventStore failedEvents)
{
    [Function(nameof(ListFailedEvents))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/failed-events")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var filter = new FailedEventFilter(Query.Text(request, "type"), Query.Time(request, "from"), Query.Time(request, "to"));
        var cursor = Cursor.Read(Query.Text(request, "cursor"), FailedEventIndex.IsCursor);
        var page = await failedEvents.ListAsync(filter, cursor, Query.Limit(request), cancellationToken);
        return Results.Ok(new Response([.. page.Events.Select(FailedEventView.Of)], Cursor.Write(page.NextCursor)));
    }

    private sealed record Response(IReadOnlyList<FailedEventView> FailedEvents, string? NextCursor);
}
