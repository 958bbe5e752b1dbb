using CreditFunctions.Core.Storage;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>Returns a user's balance; zero for an unknown user.</summary>
public sealed class GetUser(LedgerStore ledger)
{
    [Function(nameof(GetUser))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/users/{userId}")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var user = PathSegment.User(request);
        var balance = await ledger.ReadBalanceAsync(user, cancellationToken);
        return Results.Ok(new Response(user.Value, balance.Credits, balance.UpdatedAt));
    }

    private sealed record Response(string UserId, long Balance, DateTimeOffset? UpdatedAt);
}
