using System.Text.Json;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Core.Timeline;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>What happened to a purchase, oldest first.</summary>
public sealed class GetPurchaseTimeline(PurchaseTimeline timeline)
{
    [Function(nameof(GetPurchaseTimeline))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/users/{userId}/purchases/{purchaseId}")] HttpRequest request,
        CancellationToken cancellationToken) =>
        PurchaseName.Of(PathSegment.User(request).Value, PathSegment.After(request, "purchases")) is { } name
        && await timeline.ReadAsync(name, cancellationToken) is { } story
            ? Results.Ok(Answer.Of(story.Purchase, story.Items))
            : Problems.NotFound();

    private sealed record Answer(string PurchaseId, string UserId, string Status, IReadOnlyList<TimelineItem> Timeline)
    {
        public static Answer Of(Purchase purchase, IReadOnlyList<TimelineItem> items) => new(
            purchase.Id.Value,
            purchase.User.Value,
            JsonNamingPolicy.SnakeCaseLower.ConvertName(purchase.Settlement.Status.ToString()),
            items);
    }
}
