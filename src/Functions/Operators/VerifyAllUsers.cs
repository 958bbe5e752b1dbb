using CreditFunctions.Core.Verification;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>A page of all users, recomputed and compared; answers those that differ.</summary>
public sealed class VerifyAllUsers(VerifyLedger verifyLedger)
{
    private const int LimitMax = 100;

    [Function(nameof(VerifyAllUsers))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "ops/verify")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await Json.ReadAsync<Body>(request, cancellationToken);
        if (body.Limit is < 1 or > LimitMax)
        {
            return Problems.InvalidRequest($"'limit' must be from 1 to {LimitMax}.");
        }

        var (users, next) = await verifyLedger.VerifyAllAsync(Cursor.Read(body.Cursor), body.Limit, cancellationToken);
        return Results.Ok(new Answer(users.Count, [.. users.Where(user => !user.Ok)], Cursor.Write(next)));
    }

    private sealed record Body(int Limit = LimitMax, string? Cursor = null);

    private sealed record Answer(int Checked, IReadOnlyList<UserVerification> Differences, string? NextCursor);
}
