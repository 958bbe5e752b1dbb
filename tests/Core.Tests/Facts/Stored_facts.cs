using System.Text.Json;
using CreditFunctions.Core.Facts;

namespace CreditFunctions.Core.Tests.Facts;

public sealed class Stored_facts(ITestOutputHelper output)
{
    [Fact]
    public void Come_back_as_they_were_and_equal_facts_are_equal_text()
    {
        var random = Chance.Start(output);

        for (var round = 0; round < 3_000; round++)
        {
            var (one, two) = (RandomFacts.Some(random), RandomFacts.Some(random));

            Assert.Equal(one, FactsJson.Read(FactsJson.Write(one)));
            Assert.Equal(FactsJson.Write(one.Join(two)), FactsJson.Write(two.Join(one)));
        }
    }

    [Fact]
    public void None_take_two_characters() => Assert.Equal("{}", FactsJson.Write(PurchaseFacts.None));

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
    public void Are_not_guessed_at(string text) => Assert.Throws<JsonException>(() => FactsJson.Read(text));

    [Fact]
    public void Have_this_form()
    {
        var facts = Fact.All(Fact.Paid(), Fact.Refund("re_1", 1000, RefundStatus.RequiresAction), Fact.Dispute(4999, DisputeMarks.Opened | DisputeMarks.Withdrawn), Fact.Expired);

        Assert.Equal(
            """{"payments":{"pi_1":{"amount":4999,"paidAt":"2026-10-03T12:00:00+00:00"}},"refunds":{"re_1":{"paymentIntent":"pi_1","amount":1000,"status":"requires_action"}},"disputes":{"du_1":{"paymentIntent":"pi_1","amount":4999,"currency":"usd","marks":"opened, withdrawn"}},"expired":true}""",
            FactsJson.Write(facts));
    }
}
