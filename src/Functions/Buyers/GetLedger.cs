using CreditFunctions.Core.Access;
using CreditFunctions.Core.Queries;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Buyers;

/// <summary>Returns the signed-in user's ledger, newest entries first.</summary>
public sealed class GetLedger(RequestAuthentication authentication, RateLimits rateLimits, HistoryReader history)
{
    [Function(nameof(GetLedger))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "credits/ledger")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var page = PageOfUser.Of(request, await authentication.UserAsync(request, cancellationToken), LedgerResponse.List);
        await rateLimits.EnforceAsync(page.User, LimitedAction.Read, cancellationToken);
        var entries = await history.ReadEntriesAsync(page.User, page.After, page.Limit, cancellationToken);
        return Results.Ok(LedgerResponse.Of(page, entries));
    }
}
