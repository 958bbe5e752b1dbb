using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Functions.Http;

/// <summary>A page of a user's purchases, for the user and for operators.</summary>
internal sealed record PaymentsResponse(IReadOnlyList<PaymentsResponse.Payment> Payments, string? NextCursor)
{
    public const string List = "payments";

    public static PaymentsResponse Of(PageOfUser request, Page<Purchase> page) => new([.. page.Items.Select(Payment.Of)], request.Next(page.Next));

    internal sealed record Payment(
        string PurchaseId,
        string CreditPack,
        long Credits,
        long Amount,
        string Currency,
        int Decimals,
        string Status,
        long RefundedAmount,
        string? SessionId,
        DateTimeOffset CreatedAt,
        DateTimeOffset? CompletedAt)
    {
        public static Payment Of(Purchase purchase)
        {
            var entitlement = purchase.Entitlement;
            return new Payment(
                purchase.Id.Value,
                purchase.Terms.PackId,
                purchase.Terms.Credits,
                purchase.Terms.Price.Amount,
                purchase.Terms.Price.Currency,
                Core.Packs.Currency.Of(purchase.Terms.Price.Currency).Decimals,
                StatusName.Of(entitlement.Status),
                entitlement.AmountRefunded,
                purchase.SessionId,
                purchase.CreatedAt,
                purchase.CompletedAt);
        }
    }
}
