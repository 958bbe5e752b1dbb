using CreditFunctions.Core.Queries;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>Audits a page of all users and returns those with a difference.</summary>
public sealed class VerifyAllUsers(LedgerAuditor auditor)
{
    private const int LimitMax = 100;

    [Function(nameof(VerifyAllUsers))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "ops/verify")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await Json.ReadAsync<Request>(request, cancellationToken);
        if (body.Limit is < 1 or > LimitMax)
        {
            return Problems.InvalidRequest($"'limit' must be from 1 to {LimitMax}.");
        }

        var audits = await auditor.AuditAllAsync(Cursor.Read(body.Cursor), body.Limit, cancellationToken);
        return Results.Ok(new Response(audits.Items.Count, [.. audits.Items.Where(audit => !audit.Ok)], Cursor.Write(audits.Next)));
    }

    private sealed record Request(int Limit = LimitMax, string? Cursor = null);

    private sealed record Response(int Checked, IReadOnlyList<LedgerAudit> Differences, string? NextCursor);
}
