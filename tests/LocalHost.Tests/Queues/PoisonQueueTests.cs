using CreditFunctions.LocalHost.Queues;

namespace CreditFunctions.LocalHost.Tests.Queues;

public sealed class PoisonQueueTests
{
    [Fact]
    public void A_queue_has_a_poison_queue_beside_it() =>
        Assert.Equal("stripe-events-poison", PoisonQueue.NameFor("stripe-events"));

    [Fact]
    public void A_poison_queue_has_none_itself() =>
        Assert.Null(PoisonQueue.NameFor("stripe-events-poison"));

    [Theory]
    [InlineData(56, true)]
    [InlineData(57, false)]
    public void A_name_that_would_be_longer_than_the_service_allows_is_not_used(int length, bool hasPoisonQueue) =>
        Assert.Equal(hasPoisonQueue, PoisonQueue.NameFor(new string('q', length)) is not null);
}
