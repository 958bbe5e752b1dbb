using CreditFunctions.Core.Access;
using CreditFunctions.Core.Checkout;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Buyers;

/// <summary>Returns the status of a purchase to a buyer who returns from the payment page.</summary>
public sealed class GetCheckoutSession(RequestAuthentication authentication, RateLimits rateLimits, GetCheckoutStatus getCheckoutStatus)
{
    [Function(nameof(GetCheckoutSession))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "credits/checkout-session/{sessionId}")] HttpRequest request,
        string sessionId,
        CancellationToken cancellationToken)
    {
        var user = await authentication.UserAsync(request, cancellationToken);
        await rateLimits.EnforceAsync(user, LimitedAction.StatusCheck, cancellationToken);
        return await getCheckoutStatus.FindAsync(user, sessionId, cancellationToken) is { } status
            ? Results.Ok(Response.Of(status))
            : Problems.NotFound();
    }

    private sealed record Response(string PurchaseId, string SessionId, string Status, long Credits, long CreditsGranted, long Balance)
    {
        public static Response Of(CheckoutStatus status) => new(
            status.Purchase.Id.Value,
            status.Purchase.SessionId!,
            StatusName.Of(status.Purchase.Entitlement.Status),
            status.Purchase.Terms.Credits,
            status.Purchase.GrantedCredits,
            status.Balance.Credits);
    }
}
