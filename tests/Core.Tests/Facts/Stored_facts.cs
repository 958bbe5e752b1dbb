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
    public void Are_not_guessed_at(string text) => Assert.Throws<JsonException>(() => FactsJson.Read(text));
}
