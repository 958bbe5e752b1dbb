using CreditFunctions.Core.Queries;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>Returns a user's purchases, newest first.</summary>
public sealed class GetUserPayments(HistoryReader history)
{
    [Function(nameof(GetUserPayments))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/users/{userId}/payments")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var page = PageOfUser.Of(request, PathSegment.User(request), PaymentsResponse.List);
        return Results.Ok(PaymentsResponse.Of(page, await history.ReadPurchasesAsync(page.User, page.After, page.Limit, cancellationToken)));
    }
}
