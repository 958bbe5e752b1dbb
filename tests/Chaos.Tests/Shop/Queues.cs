using System.Text;
using System.Text.RegularExpressions;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace CreditFunctions.Chaos.Tests.Shop;

/// <summary>The queue of events and the one of those given up on.</summary>
internal sealed partial class Queues(string connectionString)
{
    private readonly QueueClient[] _queues =
        [.. new[] { "stripe-events", "stripe-events-poison" }.Select(name => new QueueClient(connectionString, name))];

    /// <summary>Waits until all has been worked off.</summary>
    public Task AreEmptyAsync() => Eventually.SeesAsync(CountAsync, count => count == 0);

    /// <summary>The ids of all events that wait in a message. To be asked while no worker is at work.</summary>
    public async Task<HashSet<string>> EventIdsAsync()
    {
        var ids = new HashSet<string>();
        foreach (var queue in _queues)
        {
            var messages = new List<QueueMessage>();
            await Eventually.SeesAsync(() => TakeAsync(queue, messages), missing => missing == 0);
            ids.UnionWith(messages.SelectMany(message => EventId().Matches(Encoding.UTF8.GetString(Convert.FromBase64String(message.MessageText)))).Select(match => match.Value));
            foreach (var message in messages)
            {
                await ShowAsync(queue.Name, message.MessageId, message.PopReceipt);
            }
        }

        return ids;
    }

    /// <summary>Makes a message visible, as the passing of its ten minutes would.</summary>
    public async Task ShowAsync(string queue, string messageId, string popReceipt)
    {
        try
        {
            await _queues.Single(client => client.Name == queue).UpdateMessageAsync(messageId, popReceipt, visibilityTimeout: TimeSpan.Zero);
        }
        catch (RequestFailedException failure) when (failure.Status is 400 or 404)
        {
            // It was done with, or somebody else has it by now.
        }
    }

    /// <returns>How many there are beside those that were taken.</returns>
    private static async Task<int> TakeAsync(QueueClient queue, List<QueueMessage> taken)
    {
        if (await queue.ExistsAsync())
        {
            taken.AddRange((await queue.ReceiveMessagesAsync(maxMessages: 32, visibilityTimeout: TimeSpan.FromMinutes(5))).Value);
        }

        return await CountAsync(queue) - taken.Count;
    }

    [GeneratedRegex("evt_[A-Za-z0-9]+")]
    private static partial Regex EventId();

    private async Task<int> CountAsync()
    {
        var counts = await Task.WhenAll(_queues.Select(CountAsync));
        return counts.Sum();
    }

    private static async Task<int> CountAsync(QueueClient queue) =>
        await queue.ExistsAsync() ? (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount : 0;
}
