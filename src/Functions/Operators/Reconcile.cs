using CreditFunctions.Core;
using CreditFunctions.Core.Reconciliation;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>Compares a period at Stripe with the ledger and fixes the differences. With <c>dryRun</c>, only reports them.</summary>
public sealed class Reconcile(Reconciler reconciler, TimeProvider time)
{
    [Function(nameof(Reconcile))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "ops/reconcile")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await Json.ReadAsync<Request>(request, cancellationToken);
        try
        {
            return Results.Ok(Response.Of(await reconciler.RunAsync(body.ToRequest(time), cancellationToken)));
        }
        catch (UnknownCursorException)
        {
            return Problems.InvalidCursor();
        }
    }

    private sealed record Request(
        DateTimeOffset? From = null, DateTimeOffset? To = null, bool DryRun = false, string? Cursor = null, int Limit = ReconcileRequest.LimitMax)
    {
        public ReconcileRequest ToRequest(TimeProvider time)
        {
            var now = time.GetUtcNow();
            return new ReconcileRequest
            {
                Cursor = Continue(now),
                Now = now,
                Budget = new FunctionTimeBudget(time),
                Limit = Limit,
                IncludesDeliveredEvents = true,
                IsDryRun = DryRun,
                IsContinuation = Cursor is not null,
            };
        }

        private ReconcileCursor Continue(DateTimeOffset now) =>
            Limit is < 1 or > ReconcileRequest.LimitMax || ReconcileCursor.TryStart(From, To, now) is not { } start
                ? throw Problems.InvalidRequest($"'from' must be before 'to' and not before 2011, and 'limit' must be from 1 to {ReconcileRequest.LimitMax}.").AsException()
                : Http.Cursor.Read(Cursor) is not { } cursor ? start
                : ReconcileCursor.Parse(cursor) ?? throw Problems.InvalidCursor().AsException();
    }

    private sealed record Response(
        IReadOnlyList<DifferenceResponse> Differences, IReadOnlyList<UncheckedResponse> Unchecked, EndpointResponse Endpoint, string? NextCursor)
    {
        public static Response Of(ReconcilePage page) => new(
            [.. page.Differences.Select(DifferenceResponse.Of)],
            [.. page.Unchecked.Select(item => new UncheckedResponse(item.KindName, item.Reason))],
            new EndpointResponse(page.EndpointProblems.Count == 0, page.EndpointProblems),
            Http.Cursor.Write(page.Next?.ToString()));
    }

    private sealed record DifferenceResponse(string Kind, string? UserId, string? PurchaseId, string? SessionId, long Credits, bool Settled, string Reason)
    {
        public static DifferenceResponse Of(Difference difference) => new(
            difference.KindName,
            difference.UserId,
            difference.PurchaseId,
            difference.SessionId,
            difference.Credits,
            difference.IsSettled,
            difference.Reason);
    }

    private sealed record UncheckedResponse(string Kind, string Reason);

    private sealed record EndpointResponse(bool Ok, IReadOnlyList<string> Problems);
}
