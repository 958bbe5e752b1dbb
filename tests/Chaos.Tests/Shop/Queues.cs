using Azure;
using Azure.Storage.Queues;

namespace CreditFunctions.Chaos.Tests.Shop;

/// <summary>The queue of events and the one of those given up on.</summary>
internal sealed class Queues(string connectionString)
{
    private readonly QueueClient[] _queues =
        [.. new[] { "stripe-events", "stripe-events-poison" }.Select(name => new QueueClient(connectionString, name))];

    /// <summary>How many messages there are, seen or unseen.</summary>
    public async Task<int> CountAsync()
    {
        var counts = await Task.WhenAll(_queues.Select(CountAsync));
        return counts.Sum();
    }

    /// <summary>Waits until all has been worked off.</summary>
    public Task AreEmptyAsync() => Eventually.SeesAsync(CountAsync, count => count == 0);

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

    private static async Task<int> CountAsync(QueueClient queue) =>
        await queue.ExistsAsync() ? (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount : 0;
}
