using CreditFunctions.Core.Verification;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>One user's balance, recomputed and compared.</summary>
public sealed class VerifyUser(VerifyLedger verifyLedger)
{
    [Function(nameof(VerifyUser))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/users/{userId}/verify")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Results.Ok(await verifyLedger.VerifyAsync(PathSegment.User(request), cancellationToken));
}
