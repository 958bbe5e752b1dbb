using CreditFunctions.Core.Tests.Ledger.Payments;
using Stripe;

namespace CreditFunctions.Core.Tests.Stripe;

/// <summary>The peer is Stripe's own package for Node.js: each side must accept what the other signs.</summary>
public sealed class StripeSignaturePeerTests(ITestOutputHelper output)
{
    private const long Noon = 1800000000;

    [Fact]
    public async Task Our_code_and_the_npm_package_accept_the_signatures_of_each_other()
    {
        var messages = Messages(count: 50).ToArray();

        var answers = await NodeStripe.AskAsync(messages);

        foreach (var (message, answer) in messages.Zip(answers))
        {
            EventUtility.ValidateSignature(message.Payload, answer.Header, message.Secret, 300, message.Timestamp);
            Assert.Equal(message.Header, answer.Header);
            Assert.True(answer.Accepted, message.Payload);
        }
    }

    [Fact]
    public async Task Our_code_and_the_npm_package_reject_changed_bodies_and_signatures()
    {
        var messages = Messages(count: 50).ToArray();
        var tampered = messages.Select(message => message with { Payload = message.Payload + " " }).ToArray();

        var answers = await NodeStripe.AskAsync(tampered);
        var signed = await NodeStripe.AskAsync(messages);

        Assert.All(answers, answer => Assert.False(answer.Accepted));
        foreach (var (message, answer) in tampered.Zip(signed))
        {
            Assert.Throws<StripeException>(() => EventUtility.ValidateSignature(message.Payload, answer.Header, message.Secret, 300, message.Timestamp));
            Assert.Throws<StripeException>(() => EventUtility.ValidateSignature(message.Payload[..^1], answer.Header, message.Secret + "x", 300, message.Timestamp));
        }
    }

    private IEnumerable<NodeStripe.Message> Messages(int count)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed: {seed}");
        var random = new Random(seed);

        for (var i = 0; i < count; i++)
        {
            var payload = $$"""{"id":"evt_{{i}}","text":"{{Text(random, random.Next(200))}}"}""";
            var secret = "whsec_" + random.GetString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=", 32);
            var timestamp = Noon + random.Next(-100_000_000, 100_000_000);
            yield return new(payload, secret, timestamp, EventUtility.GenerateSignatureHeader(payload, secret, timestamp));
        }
    }

    private static string Text(Random random, int length) =>
        string.Concat(random.GetItems(["a", "\\n", "\n", " ", "ë", "東", "🎉", "e\u0301", "=", ",", ".", "\u2028", "\ufeff"], length));
}
