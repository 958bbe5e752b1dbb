using CreditFunctions.Core.Parking;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>The parked events that wait for an operator.</summary>
public sealed class ListFailedEvents(TableParkedEvents parkedEvents)
{
    [Function(nameof(ListFailedEvents))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/failed-events")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var filter = new ParkedFilter(Query.Text(request, "type"), Query.Time(request, "from"), Query.Time(request, "to"));
        var cursor = Cursor.Read(Query.Text(request, "cursor"), TableParkedEvents.IsCursor);
        var page = await parkedEvents.ListAsync(filter, cursor, Query.Limit(request), cancellationToken);
        return Results.Ok(new Answer([.. page.Events.Select(FailedEventView.Of)], Cursor.Write(page.NextCursor)));
    }

    private sealed record Answer(IReadOnlyList<FailedEventView> FailedEvents, string? NextCursor);
}
