using CreditFunctions.Core.Queries;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>Returns a user's ledger, newest entries first.</summary>
public sealed class GetUserLedger(HistoryReader history)
{
    [Function(nameof(GetUserLedger))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/users/{userId}/ledger")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var page = PageOfUser.Of(request, PathSegment.User(request), LedgerResponse.List);
        return Results.Ok(LedgerResponse.Of(page, await history.ReadEntriesAsync(page.User, page.After, page.Limit, cancellationToken)));
    }
}
