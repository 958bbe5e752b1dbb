using CreditFunctions.Core.Events;
using CreditFunctions.Core.Health;
using CreditFunctions.Core.Storage;

namespace CreditFunctions.Core.Tests.Health;

public sealed class OperatorHealthTests
{
    private static readonly ReconciliationHealth Good = new()
    {
        IsDisabled = false,
        IsOverdue = false,
        NextDueAt = A.Noon.AddHours(1),
        LastStartedAt = A.Noon,
        LastCompletedAt = A.Noon,
        LastFindings = null,
    };

    [Fact]
    public void An_application_is_healthy_while_events_wait_in_the_queue_and_none_has_failed() =>
        Assert.True(Health(waiting: 500, poisoned: 0, new FailedEventCount(0, HasMore: false)).IsHealthy);

    [Fact]
    public void Messages_on_the_poison_queue_are_a_problem()
    {
        var health = Health(waiting: 0, poisoned: 3, new FailedEventCount(0, HasMore: false));

        Assert.False(health.IsHealthy);
        Assert.StartsWith("The queue stripe-events-poison is not empty (3).", Assert.Single(health.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, false, "Failed events wait for an operator (1).")]
    [InlineData(100, true, "Failed events wait for an operator (100 or more).")]
    public void Failed_events_are_a_problem(int count, bool hasMore, string problem)
    {
        var health = Health(waiting: 0, poisoned: 0, new FailedEventCount(count, hasMore));

        Assert.StartsWith(problem, Assert.Single(health.Problems), StringComparison.Ordinal);
    }

    private static OperatorHealth Health(int waiting, int poisoned, FailedEventCount failed) =>
        new(Good, [new QueueLength("stripe-events", waiting), new QueueLength("stripe-events-poison", poisoned)], failed);
}
