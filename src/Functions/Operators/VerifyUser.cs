using CreditFunctions.Core.Queries;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>Audits one user: recomputes the balance and compares it with what is stored.</summary>
public sealed class VerifyUser(LedgerAuditor auditor)
{
    [Function(nameof(VerifyUser))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/users/{userId}/verify")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Results.Ok(await auditor.AuditAsync(PathSegment.User(request), cancellationToken));
}
