using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>The answer to a spend or an adjustment. It names the user, so that a caller can see that it is the one who was meant.</summary>
internal sealed record ChangeAnswer(string UserId, long Balance, long Sequence)
{
    public const int ReasonLengthMax = 500;

    public static IResult Of(UserId user, ChangeOutcome outcome) => outcome switch
    {
        ChangeOutcome.Changed changed => Results.Ok(new ChangeAnswer(user.Value, changed.Balance, changed.Sequence)),
        ChangeOutcome.InsufficientCredits insufficient => Problems.InsufficientCredits(insufficient.Balance),
        ChangeOutcome.KeyReused => Problems.IdempotencyKeyReused(),
        _ => throw new InvalidOperationException($"There is no answer for {outcome}."),
    };
}
