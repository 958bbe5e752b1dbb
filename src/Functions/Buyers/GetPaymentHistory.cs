using CreditFunctions.Core.Access;
using CreditFunctions.Core.Queries;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Buyers;

/// <summary>Returns the signed-in user's purchases, newest first.</summary>
public sealed class GetPaymentHistory(RequestAuthentication authentication, RateLimits rateLimits, HistoryReader history)
{
    [Function(nameof(GetPaymentHistory))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "payments/history")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var page = PageOfUser.Of(request, await authentication.UserAsync(request, cancellationToken), PaymentsResponse.List);
        await rateLimits.EnforceAsync(page.User, LimitedAction.Read, cancellationToken);
        var purchases = await history.ReadPurchasesAsync(page.User, page.After, page.Limit, cancellationToken);
        return Results.Ok(PaymentsResponse.Of(page, purchases));
    }
}
