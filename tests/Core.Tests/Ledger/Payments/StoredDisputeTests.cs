using CreditFunctions.Core.Ledger.Payments;
using CreditFunctions.Core.Ledger.Purchases;

namespace CreditFunctions.Core.Tests.Ledger.Payments;

/// <summary>Rows as earlier versions stored them, with the marks of a dispute as one text and nothing of its money. They must count as they did.</summary>
public sealed class StoredDisputeTests
{
    private const string Paid = """{"payments":{"pi_1":{"amount":4999,"paidAt":"2026-10-03T12:00:00+00:00"}},"disputes":{"du_1":{"paymentIntent":"pi_1",""";

    [Theory]
    [InlineData("\"currency\":\"\"", 50, PurchaseStatus.Completed)]
    [InlineData("\"amount\":4999,\"currency\":\"usd\",\"marks\":\"opened\"", 50, PurchaseStatus.Disputed)]
    [InlineData("\"amount\":4999,\"currency\":\"usd\",\"marks\":\"opened, withdrawn\"", 0, PurchaseStatus.Disputed)]
    [InlineData("\"amount\":2000,\"currency\":\"usd\",\"marks\":\"opened, withdrawn\"", 30, PurchaseStatus.Disputed)]
    [InlineData("\"amount\":10,\"currency\":\"eur\",\"marks\":\"opened, withdrawn\"", 0, PurchaseStatus.Disputed)]
    [InlineData("\"amount\":4999,\"currency\":\"usd\",\"marks\":\"opened, withdrawn, lost\"", 0, PurchaseStatus.DisputeLost)]
    [InlineData("\"amount\":4999,\"currency\":\"usd\",\"marks\":\"opened, lost\"", 0, PurchaseStatus.DisputeLost)]
    [InlineData("\"amount\":4999,\"currency\":\"usd\",\"marks\":\"opened, withdrawn, reinstated\"", 50, PurchaseStatus.Completed)]
    [InlineData("\"amount\":4999,\"currency\":\"usd\",\"marks\":\"opened, withdrawn, reinstated, won\"", 50, PurchaseStatus.Completed)]
    [InlineData("\"amount\":4999,\"currency\":\"usd\",\"marks\":\"opened, withdrawn, reinstated, lost\"", 50, PurchaseStatus.Completed)]
    public void A_dispute_stored_by_an_earlier_version_reverses_the_same_credits(string stored, long credits, PurchaseStatus status)
    {
        var settlement = Entitlement.Of(50, "usd", Read(stored));

        Assert.Equal((credits, status), (settlement.Credits, settlement.Status));
    }

    [Fact]
    public void The_next_event_of_a_dispute_stored_by_an_earlier_version_adds_its_money()
    {
        var wronglyReturned = Read("\"amount\":4999,\"currency\":\"usd\",\"marks\":\"opened, withdrawn, reinstated, lost\"");

        var settlement = Entitlement.Of(50, "usd", wronglyReturned.Merge(Fact.Dispute(DisputeStatus.Lost, -4999, 1)));

        Assert.Equal((0, PurchaseStatus.DisputeLost), (settlement.Credits, settlement.Status));
    }

    [Fact]
    public void Dispute_marks_stored_as_one_text_are_written_as_a_list() => Assert.Contains(
        "\"marks\":[\"opened\",\"withdrawn\",\"reinstated\",\"lost\",\"won\"]",
        FactsJson.Write(Read("\"amount\":1,\"currency\":\"usd\",\"marks\":\"opened, withdrawn, reinstated, lost, won\"")),
        StringComparison.Ordinal);

    private static PurchaseFacts Read(string dispute) => FactsJson.Read(Paid + dispute + "}}}");
}
