using CreditFunctions.Core.Events;
using CreditFunctions.Core.Storage;
using CreditFunctions.EndToEnd.Tests.Support;
using CreditFunctions.Functions.Webhooks;
using CreditFunctions.LocalHost;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

public sealed class EventQueueTests
{
    [Fact]
    public async Task Simultaneous_events_are_queued_unchanged_and_never_expire()
    {
        await using var shop = await Shop.OpenAsync(new LocalHostOptions { FunctionTypes = [typeof(ReceiveStripeEvent)] });
        var bodies = Enumerable.Range(0, 100).ToDictionary(number => $"evt_{number}", Body);

        var answers = await Task.WhenAll(bodies.Values.Select(body => shop.DeliverAsync(body)));

        Assert.All(answers, answer => answer.EnsureSuccessStatusCode());
        var queue = shop.App.Services.GetRequiredService<QueueStorage>().StripeEvents;
        for (var left = bodies.Count; left > 0;)
        {
            var messages = (await queue.ReceiveMessagesAsync(maxMessages: 32)).Value;
            Assert.NotEmpty(messages);
            foreach (var message in messages)
            {
                var sent = System.Text.Encoding.UTF8.GetString(QueuedEvent.Read(message.MessageText).Event.Span);
                Assert.True(bodies.Remove(StripeEvent.Parse(QueuedEvent.Read(message.MessageText).Event.Span).Id, out var body));
                Assert.Equal(body, sent);
                Assert.Equal(9999, message.ExpiresOn!.Value.Year);
                left--;
            }
        }
    }

    /// <summary>Of different lengths, so that buffers are shared and outgrown.</summary>
    private static string Body(int number) =>
        $$$"""{"id":"evt_{{{number}}}","object":"event","created":1791000060,"livemode":false,"data":{"object":{"object":"checkout.session","filling":"{{{new string((char)('a' + (number % 26)), number * 300)}}}"}},"type":"checkout.session.completed"}""";
}
