using CreditFunctions.Core.Reconciliation;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>Compares a window at Stripe with the ledger and settles what was missed. With <c>dryRun</c>, tells what that would do.</summary>
public sealed class Reconcile(CompareWithStripe compare, TimeProvider time)
{
    [Function(nameof(Reconcile))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "ops/reconcile")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await Json.ReadAsync<Body>(request, cancellationToken);
        ReconcilePage page;
        try
        {
            page = await compare.CompareAsync(
                body.Position(time.GetUtcNow()), body.Limit, CompareWithStripe.LongEnough, isFirst: body.Cursor is null, isThorough: true, body.DryRun, cancellationToken);
        }
        catch (UnknownPositionException)
        {
            return Problems.InvalidCursor();
        }

        return Results.Ok(new Answer(
            [.. page.Differences.Select(DifferenceView.Of)],
            new Endpoint(page.EndpointProblems.Count == 0, page.EndpointProblems),
            Cursor.Write(page.Next?.ToString())));
    }

    private sealed record Body(
        DateTimeOffset? From = null, DateTimeOffset? To = null, bool DryRun = false, string? Cursor = null, int Limit = CompareWithStripe.LimitMax)
    {
        public ReconcilePosition Position(DateTimeOffset now) =>
            Limit is < 1 or > CompareWithStripe.LimitMax || ReconcileWindow.Of(From, To, now) is not { } window
                ? throw Problems.InvalidRequest($"'from' must be before 'to' and not before 2011, and 'limit' from 1 to {CompareWithStripe.LimitMax}.").AsException()
                : Http.Cursor.Read(Cursor) is not { } cursor ? ReconcilePosition.Begin(window)
                : ReconcilePosition.Parse(cursor) ?? throw Problems.InvalidCursor().AsException();
    }

    private sealed record DifferenceView(string Kind, string? UserId, string? PurchaseId, string? SessionId, long Credits, bool Settled, string Reason)
    {
        public static DifferenceView Of(Difference difference) => new(
            difference.KindName,
            difference.UserId,
            difference.PurchaseId,
            difference.SessionId,
            difference.Credits,
            difference.IsSettled,
            difference.Reason);
    }

    private sealed record Endpoint(bool Ok, IReadOnlyList<string> Problems);

    private sealed record Answer(IReadOnlyList<DifferenceView> Differences, Endpoint Endpoint, string? NextCursor);
}
