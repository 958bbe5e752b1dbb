using CreditFunctions.Core.Spending;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Http;

/// <summary>The answer to a spend or an adjustment.</summary>
internal sealed record ChangeAnswer(long Balance, long Sequence)
{
    public const int ReasonLengthMax = 500;

    public static IResult Of(ChangeOutcome outcome) => outcome switch
    {
        ChangeOutcome.Changed changed => Results.Ok(new ChangeAnswer(changed.Balance, changed.Sequence)),
        ChangeOutcome.InsufficientCredits insufficient => Problems.InsufficientCredits(insufficient.Balance),
        ChangeOutcome.KeyReused => Problems.IdempotencyKeyReused(),
        _ => throw new InvalidOperationException($"There is no answer for {outcome}."),
    };
}
