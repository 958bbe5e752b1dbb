using Azure.Data.Tables;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Tests.Events;

public sealed class FailedEventIndexTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Failed_events_are_counted_up_to_a_limit()
    {
        var tables = new TableStorage(new TableServiceClient(await TestStorage.NewAccountAsync()));
        await tables.FailedEvents.CreateAsync(None);
        var index = new FailedEventIndex(tables);
        var counts = new List<FailedEventCount>();
        for (var i = 0; i < 4; i++)
        {
            counts.Add(await index.CountAsync(limit: 2, None));
            await tables.FailedEvents.AddEntityAsync(new TableEntity(FailedEventIndexRow.Partition, FailedEventIndexRow.OpenKey($"evt_{i}")), None);
        }

        Assert.Equal([new(0, HasMore: false), new(1, HasMore: false), new(2, HasMore: false), new(2, HasMore: true)], counts);
    }
}
