using System.Diagnostics;
using CreditFunctions.Core.Access;
using CreditFunctions.Core.Checkout;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Packs;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Buyers;

/// <summary>Starts a purchase and returns the address of the payment page.</summary>
public sealed class CreateCheckoutSession(RequestAuthentication authentication, RateLimits rateLimits, StartCheckout startCheckout)
{
    [Function(nameof(CreateCheckoutSession))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "credits/checkout-session")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var user = await authentication.SignedInAsync(request, cancellationToken);
        var command = (await Json.ReadAsync<Request>(request, cancellationToken)).ToCommand(user, IdempotencyKey.Of(request));
        await rateLimits.EnforceAsync(user.Id, LimitedAction.CheckoutSession, cancellationToken);
        return await startCheckout.StartAsync(command, cancellationToken) switch
        {
            StartCheckoutOutcome.Started started => Results.Ok(Response.Of(started.Purchase)),
            StartCheckoutOutcome.UnknownPack => Problems.UnknownPack(),
            StartCheckoutOutcome.CreditsOutOfRange refused => OutOfRange(refused.Custom, refused.Credits),
            StartCheckoutOutcome.IdempotencyKeyReused => Problems.IdempotencyKeyReused(),
            StartCheckoutOutcome.Ended ended => Problems.PurchaseEnded(ended.Purchase.Id.Value, StatusName.Of(ended.Purchase.Entitlement.Status)),
            StartCheckoutOutcome.InProgress => Problems.RequestInProgress(),
            var unknown => throw new UnreachableException($"Unhandled {unknown.GetType().Name}."),
        };
    }

    private static Problem OutOfRange(CustomPack custom, long credits) => Problems.CreditsOutOfRange(
        custom.MinCredits, custom.MaxCredits, custom.Step, custom.NearestBelow(credits), custom.NearestAbove(credits));

    private sealed record Request(string CreditPack, long? Credits = null, string? Currency = null)
    {
        public CheckoutCommand ToCommand(SignedInUser user, string? idempotencyKey) => (CreditPack == CustomPack.Id) == Credits is not null
            ? new CheckoutCommand(user.Id, CreditPack, Credits, Currency, idempotencyKey, user.Email)
            : throw Problems.InvalidRequest($"'credits' is required for the pack '{CustomPack.Id}' and not allowed for others.").AsException();
    }

    private sealed record Response(string PurchaseId, string SessionId, string Url, DateTimeOffset ExpiresAt, long Credits, long Amount, string Currency)
    {
        public static Response Of(Purchase purchase) => new(
            purchase.Id.Value,
            purchase.SessionId!,
            purchase.SessionUrl!,
            purchase.Terms.ExpiresAt,
            purchase.Terms.Credits,
            purchase.Terms.Price.Amount,
            purchase.Terms.Price.Currency);
    }
}
