using Azure.Data.Tables;
using CreditFunctions.Core.Ledger;
using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;
using CreditFunctions.Core.Storage.Rows;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Storage.Rows;

public sealed class PurchaseRowTests
{
    /// <summary>Azure Tables: 64 KiB, in UTF-16.</summary>
    private const int TextMax = 32_768;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(3_000)]
    public void A_stored_purchase_is_read_as_it_was_written_with_any_number_of_refunds(int refunds)
    {
        var purchase = Refunded(refunds);

        var row = Stored(purchase);

        Assert.Equal(purchase, PurchaseRow.Read(row));
        Assert.All(row.Keys.Select(key => row[key]).OfType<string>(), text => Assert.InRange(text.Length, 0, TextMax));
    }

    [Fact]
    public void The_facts_of_a_purchase_are_in_one_property_if_they_fit() =>
        Assert.Equal(["Facts"], Stored(Refunded(100)).Keys.Where(key => key.StartsWith("Facts", StringComparison.Ordinal)));

    [Fact]
    public void A_purchase_row_that_lacks_a_part_of_its_facts_is_corrupt()
    {
        var row = Stored(Refunded(1_000));
        row.Remove("Facts1");

        Assert.Throws<CorruptRowException>(() => PurchaseRow.Read(row));
    }

    /// <summary>Three disputes, each with as many balance transactions as are read and ids as long as Stripe allows.</summary>
    [Fact]
    public void The_longest_disputes_fit_into_a_purchase_row()
    {
        const int RowMax = 1 << 20; // Bytes; Azure Tables.
        var moved = Enumerable.Range(0, 100).Select(number => ($"{number:D255}", new DisputeMovement(long.MinValue, "usd", A.Noon))).ToArray();
        var disputes = Enumerable.Range(0, 3).Select(number => new PurchaseFacts
        {
            Disputes = FactMap.Of($"{number:D255}", Fact.Dispute(4999, "usd", DisputeStatus.WarningNeedsResponse, moved).Disputes["du_1"]),
        });
        var purchase = A.Purchase() with { Facts = Fact.All(disputes.Append(Fact.Paid())) };

        var row = Stored(purchase);

        Assert.Equal(purchase, PurchaseRow.Read(row));
        var texts = row.Keys.Select(key => row[key]).OfType<string>().ToList();
        Assert.All(texts, text => Assert.InRange(text.Length, 0, TextMax));
        Assert.InRange(texts.Sum(text => sizeof(char) * text.Length), 0, RowMax / 2);
    }

    [Fact]
    public void A_disputed_purchase_of_an_earlier_version_is_read()
    {
        var row = new TableEntity("a.alice", "purchase|" + A.PurchaseIdText)
        {
            ["PurchaseId"] = A.PurchaseIdText,
            ["UserId"] = "alice",
            ["PackId"] = "small",
            ["PackName"] = "Small pack",
            ["Credits"] = 50L,
            ["Amount"] = 4999L,
            ["Currency"] = "usd",
            ["SuccessUrl"] = "https://shop.example/?checkout=success&session_id={CHECKOUT_SESSION_ID}",
            ["CancelUrl"] = "https://shop.example/?checkout=canceled",
            ["ExpiresAt"] = A.Noon.AddHours(12),
            ["AllowPromotionCodes"] = false,
            ["AdaptivePricing"] = false,
            ["InvoiceCreation"] = false,
            ["CreatedAt"] = A.Noon,
            ["Attempt"] = 1,
            ["PurchasedCredits"] = 50L,
            ["ReversedCredits"] = 30L,
            ["Status"] = "Disputed",
            ["SessionId"] = "cs_1",
            ["PaymentIntent"] = "pi_1",
            ["Facts"] = """{"payments":{"pi_1":{"amount":4999,"paidAt":"2026-10-03T12:00:00+00:00"}},"refunds":{"re_1":{"paymentIntent":"pi_1","amount":1000,"status":"succeeded"}},"disputes":{"du_1":{"paymentIntent":"pi_1","amount":2000,"currency":"usd","marks":"opened, withdrawn"}}}""",
        };

        var purchase = PurchaseRow.Read(row);

        Assert.Equal((20, PurchaseStatus.Disputed), (purchase.Entitlement.Credits, purchase.Entitlement.Status));
        Assert.Equal(purchase.GrantedCredits, purchase.Entitlement.Credits);
        Assert.Equal(purchase, PurchaseRow.Read(Stored(purchase)));
    }

    private static TableEntity Stored(Purchase purchase) => LedgerRows.ToEntity(purchase.User, purchase);

    private static Purchase Refunded(int refunds) => A.Purchase() with
    {
        Facts = Fact.All(Enumerable.Range(1, refunds).Select(number => Fact.Refund($"re_{number:D24}", 1)).Append(Fact.Paid())),
    };
}
