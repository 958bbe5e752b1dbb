using CreditFunctions.Core.Ledger.Commands;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>Accepts a payment that is held for review.</summary>
public sealed class AcceptPurchase(LedgerWriter ledger)
{
    [Function(nameof(AcceptPurchase))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "ops/users/{userId}/purchases/{purchaseId}/accept")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = (await Json.ReadAsync<Request>(request, cancellationToken)).Checked();
        var user = PathSegment.User(request);
        if (PurchaseKey.Of(user.Value, PathSegment.After(request, "purchases")) is not { } purchase)
        {
            return Problems.NotFound();
        }

        return await ledger.ExecuteAsync(user, new AcceptReview(purchase.Id, body.Reason, body.Actor), cancellationToken) switch
        {
            PaymentOutcome.Recorded { Update.Balance: var balance } => Results.Ok(new Response(user.Value, balance.Credits, balance.Sequence)),
            PaymentOutcome.Rejected rejected => Problems.InvalidRequest($"Nothing was changed: {rejected.Reason}."),
            _ => Problems.NotFound(),
        };
    }

    private sealed record Request(string Reason, string Actor)
    {
        private const int LengthMax = 500;

        public Request Checked() => IsText(Reason) && IsText(Actor)
            ? this
            : throw Problems.InvalidRequest($"'reason' and 'actor' must each have 1 to {LengthMax} characters.").AsException();

        private static bool IsText(string text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LengthMax;
    }

    private sealed record Response(string UserId, long Balance, long Sequence);
}
