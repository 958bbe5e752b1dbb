using System.Text.Json;
using CreditFunctions.Core.Ledger.Payments;
using CsCheck;

namespace CreditFunctions.Core.Tests.Ledger.Payments;

public sealed class FactsJsonTests
{
    [Fact]
    public void Facts_are_read_as_they_were_written_and_equal_facts_have_equal_JSON() =>
        Gen.Select(RandomFacts.Some, RandomFacts.Some).Sample(
            (one, two) =>
            {
                Assert.Equal(one, FactsJson.Read(FactsJson.Write(one)));
                Assert.Equal(FactsJson.Write(one.Merge(two)), FactsJson.Write(two.Merge(one)));
            },
            iter: 3_000,
            print: facts => $"{FactsJson.Write(facts.Item1)}\n{FactsJson.Write(facts.Item2)}");

    [Fact]
    public void Empty_facts_are_stored_as_an_empty_object() => Assert.Equal("{}", FactsJson.Write(PurchaseFacts.None));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"paymentz\":{}}")]
    [InlineData("{\"refunds\":{\"re_1\":{\"paymentIntent\":null,\"amount\":1}}}")]
    [InlineData("{\"refunds\":{\"re_1\":{\"paymentIntent\":\"pi_1\",\"amount\":1,\"status\":\"unheard_of\"}}}")]
    [InlineData("{\"expired\":1}")]
    [InlineData("{\"payments\":{\"pi_1\":null}}")]
    [InlineData("{\"disputes\":{\"du_1\":null}}")]
    [InlineData("{\"disputes\":{\"du_1\":{\"paymentIntent\":\"pi_1\",\"amount\":1,\"currency\":\"usd\",\"marks\":\"opened, unheard_of\"}}}")]
    [InlineData("{\"disputes\":{\"du_1\":{\"paymentIntent\":\"pi_1\",\"amount\":1,\"currency\":\"usd\",\"marks\":[\"unheard_of\"]}}}")]
    [InlineData("{\"disputes\":{\"du_1\":{\"paymentIntent\":\"pi_1\",\"amount\":1,\"currency\":\"usd\",\"marks\":[null]}}}")]
    [InlineData("{\"disputes\":{\"du_1\":{\"paymentIntent\":\"pi_1\",\"amount\":1,\"currency\":\"usd\",\"marks\":3}}}")]
    [InlineData("{\"disputes\":{\"du_1\":{\"paymentIntent\":\"pi_1\",\"amount\":1,\"currency\":\"usd\",\"status\":\"unheard_of\"}}}")]
    [InlineData("{\"disputes\":{\"du_1\":{\"paymentIntent\":\"pi_1\",\"amount\":1,\"currency\":\"usd\",\"movements\":{\"txn_1\":null}}}}")]
    public void JSON_that_is_not_facts_is_rejected(string text) => Assert.Throws<JsonException>(() => FactsJson.Read(text));

    [Fact]
    public void The_JSON_of_facts_is_stable()
    {
        var facts = Fact.All(
            Fact.Paid(),
            Fact.Refund("re_1", 1000, RefundStatus.RequiresAction),
            Fact.Dispute(4999, DisputeMarks.Opened | DisputeMarks.Withdrawn),
            Fact.Dispute(DisputeStatus.UnderReview, -4999),
            Fact.Expired);

        Assert.Equal(
            """{"payments":{"pi_1":{"amount":4999,"paidAt":"2026-10-03T12:00:00+00:00"}},"refunds":{"re_1":{"paymentIntent":"pi_1","amount":1000,"status":"requires_action"}},"disputes":{"du_1":{"paymentIntent":"pi_1","amount":4999,"currency":"usd","marks":["opened","withdrawn"],"movements":{"txn_0":{"amount":-4999,"currency":"usd","at":"2026-10-03T12:00:00+00:00"}},"status":"under_review","statusAt":"2026-10-03T12:00:00+00:00"}},"expired":true}""",
            FactsJson.Write(facts));
    }
}
