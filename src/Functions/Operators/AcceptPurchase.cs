using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>Accepts a payment that is in review.</summary>
public sealed class AcceptPurchase(AcceptPayment acceptPayment)
{
    [Function(nameof(AcceptPurchase))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "ops/users/{userId}/purchases/{purchaseId}/accept")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = (await Json.ReadAsync<Body>(request, cancellationToken)).Checked();
        var user = PathSegment.User(request);
        if (PurchaseName.Of(user.Value, PathSegment.After(request, "purchases")) is not { } purchase)
        {
            return Problems.NotFound();
        }

        return await acceptPayment.AcceptAsync(purchase, body.Reason, body.Actor, cancellationToken) switch
        {
            SettleOutcome.Settled settled => Results.Ok(new Answer(user.Value, settled.Posting.Balance.Credits, settled.Posting.Balance.Sequence)),
            SettleOutcome.Ignored ignored => Problems.InvalidRequest($"Nothing was changed: {ignored.Reason}."),
            _ => Problems.NotFound(),
        };
    }

    private sealed record Body(string Reason, string Actor)
    {
        private const int LengthMax = 500;

        public Body Checked() => IsText(Reason) && IsText(Actor)
            ? this
            : throw Problems.InvalidRequest($"Say 'reason' and 'actor', each in 1 to {LengthMax} characters.").AsException();

        private static bool IsText(string text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LengthMax;
    }

    private sealed record Answer(string UserId, long Balance, long Sequence);
}
