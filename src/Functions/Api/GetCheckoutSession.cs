using System.Text.Json;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Purchases;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Api;

/// <summary>Tells a buyer who came back how the purchase stands.</summary>
public sealed class GetCheckoutSession(BearerSignIn signIn, TablePurchases purchases, TableLedger ledger)
{
    [Function(nameof(GetCheckoutSession))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "credits/checkout-session/{sessionId}")] HttpRequest request,
        string sessionId,
        CancellationToken cancellationToken)
    {
        var user = await signIn.UserAsync(request, cancellationToken);
        if (await purchases.FindBySessionAsync(user, sessionId, cancellationToken) is not { } purchase)
        {
            return Problems.NotFound();
        }

        // After the purchase, so that credits which show there are never missing from the balance.
        var balance = await ledger.ReadBalanceAsync(user, cancellationToken);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Results.Ok(Answer.Of(purchase, balance));
    }

    private sealed record Answer(string PurchaseId, string SessionId, string Status, long Credits, long CreditsGranted, long Balance)
    {
        public static Answer Of(Purchase purchase, Balance balance) => new(
            purchase.Id.Value,
            purchase.SessionId!,
            JsonNamingPolicy.SnakeCaseLower.ConvertName(purchase.Settlement.Status.ToString()),
            purchase.Terms.Credits,
            purchase.GrantedCredits,
            balance.Credits);
    }
}
