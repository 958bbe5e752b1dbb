using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Tests;

/// <summary>Whole and valid things, where a test says only what matters to it.</summary>
internal static class A
{
    public const string PurchaseIdText = "pur_fe5f0014c72dff4ff0075f479aacf860";

    public static DateTimeOffset Noon { get; } = new(2026, 10, 3, 12, 0, 0, TimeSpan.Zero);

    public static UserId User(string id = "alice") =>
        UserId.TryCreate(id, out var user) ? user : throw new ArgumentException("Not a user id.", nameof(id));

    public static PurchaseId PurchaseId(string text = PurchaseIdText) =>
        Core.Ledger.Purchases.PurchaseId.TryParse(text, out var id) ? id : throw new ArgumentException("Not a purchase id.", nameof(text));

    public static Purchase Purchase(long credits = 50, long amount = 4999, string currency = "usd") => new()
    {
        Id = PurchaseId(),
        User = User(),
        CreatedAt = Noon,
        SessionId = "cs_1",
        Terms = new PurchaseTerms
        {
            PackId = "small",
            PackName = "Small pack",
            Credits = credits,
            Price = new Price(amount, currency),
            SuccessUrl = "https://shop.example/?checkout=success&session_id={CHECKOUT_SESSION_ID}",
            CancelUrl = "https://shop.example/?checkout=canceled",
            ExpiresAt = Noon.AddHours(12),
        },
    };
}
