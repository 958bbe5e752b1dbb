using Azure.Storage.Queues;

namespace CreditFunctions.LocalHost.Tests.Scenario;

/// <summary>One storage account for all tests of this project. Each test has its own queues.</summary>
internal static class Storage
{
    private static readonly Lazy<Task<string>> Account = new(TestStorage.NewAccountAsync);

    public static Task<string> ConnectionAsync() => Account.Value;

    public static string NewQueueName() => $"q-{Guid.NewGuid():n}";

    public static async Task<QueueClient> OpenAsync(string name, QueueClientOptions? options = null) => new(await ConnectionAsync(), name, options);

    public static async Task<QueueClient> NewQueueAsync()
    {
        var queue = await OpenAsync(NewQueueName());
        await queue.CreateAsync();
        return queue;
    }

    /// <summary>The number of messages, visible or not.</summary>
    public static async Task<int> CountAsync(this QueueClient queue) => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;

    public static async Task<bool> IsEmptyAsync(this QueueClient queue) => await queue.CountAsync() == 0;
}
