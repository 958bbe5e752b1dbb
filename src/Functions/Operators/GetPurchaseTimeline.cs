using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Queries;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>Returns what happened to a purchase, oldest first.</summary>
public sealed class GetPurchaseTimeline(PurchaseTimelineReader timelines)
{
    [Function(nameof(GetPurchaseTimeline))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/users/{userId}/purchases/{purchaseId}")] HttpRequest request,
        CancellationToken cancellationToken) =>
        PurchaseKey.Of(PathSegment.User(request).Value, PathSegment.After(request, "purchases")) is { } key
        && await timelines.ReadAsync(key, cancellationToken) is { } timeline
            ? Results.Ok(Response.Of(timeline))
            : Problems.NotFound();

    private sealed record Response(string PurchaseId, string UserId, string Status, IReadOnlyList<TimelineItem> Timeline)
    {
        public static Response Of(PurchaseTimeline timeline) => new(
            timeline.Purchase.Id.Value,
            timeline.Purchase.User.Value,
            StatusName.Of(timeline.Purchase.Entitlement.Status),
            timeline.Items);
    }
}
