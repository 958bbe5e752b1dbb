using CreditFunctions.LocalHost.Queues;

namespace CreditFunctions.LocalHost.Tests.Queues;

public sealed class PollingDelayTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    [Fact]
    public void An_empty_queue_is_asked_less_and_less_often_until_the_longest_interval()
    {
        var delay = new PollingDelay(Longest, () => 0.5);

        var waits = Enumerable.Range(0, 8).Select(_ => delay.Next(foundMessage: false).TotalMilliseconds);

        Assert.Equal([100, 200, 300, 500, 900, 1700, 2000, 2000], waits);
    }

    [Theory]
    [InlineData(0.0, 180)]
    [InlineData(1.0, 220)]
    public void The_growth_is_spread_by_a_fifth_to_either_side(double random, double expected)
    {
        var delay = new PollingDelay(Longest, () => random);

        delay.Next(foundMessage: false);

        Assert.Equal(expected, delay.Next(foundMessage: false).TotalMilliseconds, precision: 3);
    }

    [Fact]
    public void A_message_brings_the_shortest_wait_back()
    {
        var delay = new PollingDelay(Longest, () => 0.5);
        for (var poll = 0; poll < 10; poll++)
        {
            delay.Next(foundMessage: false);
        }

        double[] waits = [delay.Next(foundMessage: true).TotalMilliseconds, delay.Next(foundMessage: false).TotalMilliseconds];

        Assert.Equal([100, 200], waits);
    }
}
