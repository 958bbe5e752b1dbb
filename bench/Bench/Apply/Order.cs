using System.Text;
using CreditFunctions.Bench.Load;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Bench.Apply;

/// <summary>An unpaid purchase, and the event that pays it.</summary>
internal sealed record Order(string User, string Number)
{
    private static readonly Price Price = new(4999, "usd");

    private string PurchaseText => "pur_" + Number;

    private string SessionText => "cs_test_" + Number;

    public Purchase Purchase(TimeProvider time) => new()
    {
        Id = PurchaseId.TryParse(PurchaseText, out var id) ? id : throw new InvalidOperationException("Not a purchase id."),
        User = UserId.TryCreate(User, out var user) ? user : throw new InvalidOperationException("Not a user id."),
        Terms = new PurchaseTerms
        {
            PackId = "small",
            PackName = "Small",
            Credits = 50,
            Price = Price,
            SuccessUrl = "https://shop.example/paid",
            CancelUrl = "https://shop.example/canceled",
            ExpiresAt = time.GetUtcNow().AddHours(12),
        },
        CreatedAt = time.GetUtcNow(),
        SessionId = SessionText,
        SessionUrl = "https://checkout.example/" + SessionText,
    };

    /// <summary>The queue message of the payment.</summary>
    public string Message(TimeProvider time)
    {
        var body = Event;
        return QueuedEvent.WriteEvent(time.GetUtcNow(), traceParent: null, Encoding.UTF8.GetBytes(body))!;
    }

    /// <summary>The event that Stripe delivers for the payment.</summary>
    public string Event => SignedEvents.Sample
        .Replace("evt_sample_checkout_session_completed_paid", "evt_" + Number, StringComparison.Ordinal)
        .Replace("cs_test_a1SampleSmall000000000000000000000000000000000000000000000", SessionText, StringComparison.Ordinal)
        .Replace("pur_fe5f0014c72dff4ff0075f479aacf860", PurchaseText, StringComparison.Ordinal)
        .Replace("pi_3SampleSmall", "pi_" + Number, StringComparison.Ordinal)
        .Replace("\"alice\"", $"\"{User}\"", StringComparison.Ordinal);

    /// <summary>The corresponding order of the bare client.</summary>
    public Order ForBareClient => new(Twin.Of(User), Twin.Of(Number));
}
