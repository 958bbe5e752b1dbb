using CreditFunctions.Core.Access;
using CreditFunctions.Core.Storage;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Buyers;

/// <summary>Returns the signed-in user's balance.</summary>
public sealed class GetBalance(RequestAuthentication authentication, RateLimits rateLimits, LedgerStore ledger)
{
    [Function(nameof(GetBalance))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "credits/balance")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var user = await authentication.UserAsync(request, cancellationToken);
        await rateLimits.EnforceAsync(user, LimitedAction.Read, cancellationToken);
        var balance = await ledger.ReadBalanceAsync(user, cancellationToken);
        return Results.Ok(new Response(balance.Credits, balance.UpdatedAt));
    }

    private sealed record Response(long Balance, DateTimeOffset? UpdatedAt);
}
