using System.Diagnostics;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Commands;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>The response to a spend or an adjustment. It names the user, so the caller can check that it changed the intended one.</summary>
internal sealed record ChangeResponse(string UserId, long Balance, long Sequence)
{
    public const int ReasonLengthMax = 500;

    public static IResult Of(UserId user, ChangeOutcome outcome) => outcome switch
    {
        ChangeOutcome.Changed changed => Results.Ok(new ChangeResponse(user.Value, changed.Balance, changed.Sequence)),
        ChangeOutcome.InsufficientCredits insufficient => Problems.InsufficientCredits(insufficient.Balance),
        ChangeOutcome.KeyReused => Problems.IdempotencyKeyReused(),
        _ => throw new UnreachableException($"Unhandled {outcome.GetType().Name}."),
    };
}
