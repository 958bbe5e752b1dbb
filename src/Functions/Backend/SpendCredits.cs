using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Storage;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Backend;

/// <summary>Spends a user's credits. For the seller's backend.</summary>
public sealed class SpendCredits(LedgerWriter ledger)
{
    [Function(nameof(SpendCredits))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "users/{userId}/credits/spend")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var user = PathSegment.User(request);
        var spend = (await Json.ReadAsync<Request>(request, cancellationToken)).ToChange(IdempotencyKey.Required(request));
        return ChangeResponse.Of(user, await ledger.ExecuteAsync(user, spend, cancellationToken));
    }

    private sealed record Request(long Credits, string? Reason = null)
    {
        public ChangeBalance ToChange(string key) => Credits is >= 1 and <= ChangeBalance.CreditsMax && Reason is not { Length: > ChangeResponse.ReasonLengthMax }
            ? ChangeBalance.Spend(key, Credits, Reason)
            : throw Problems.InvalidRequest(
                $"'credits' must be a whole number from 1 to {ChangeBalance.CreditsMax}, and 'reason' must have at most {ChangeResponse.ReasonLengthMax} characters.").AsException();
    }
}
