using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Storage;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>Corrects a user's balance, in either direction.</summary>
public sealed class AdjustCredits(LedgerWriter ledger)
{
    [Function(nameof(AdjustCredits))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "ops/users/{userId}/adjustments")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var user = PathSegment.User(request);
        var adjustment = (await Json.ReadAsync<Request>(request, cancellationToken)).ToChange(IdempotencyKey.Required(request));
        return ChangeResponse.Of(user, await ledger.ExecuteAsync(user, adjustment, cancellationToken));
    }

    private sealed record Request(long Credits, string Reason, string Actor)
    {
        public ChangeBalance ToChange(string key)
        {
            if (Credits is 0 or < -ChangeBalance.CreditsMax or > ChangeBalance.CreditsMax)
            {
                throw Problems.InvalidRequest($"'credits' must be a whole number from -{ChangeBalance.CreditsMax} to {ChangeBalance.CreditsMax}, but not 0.").AsException();
            }

            return IsText(Reason) && IsText(Actor)
                ? ChangeBalance.Adjust(key, Credits, Reason, Actor)
                : throw Problems.InvalidRequest($"'reason' and 'actor' must each have 1 to {ChangeResponse.ReasonLengthMax} characters.").AsException();
        }

        private static bool IsText(string text) => !string.IsNullOrWhiteSpace(text) && text.Length <= ChangeResponse.ReasonLengthMax;
    }
}
