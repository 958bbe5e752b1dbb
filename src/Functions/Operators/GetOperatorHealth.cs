using CreditFunctions.Core.Health;
using CreditFunctions.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Operators;

/// <summary>Reports what needs an operator. The status is 200 in either case, because load balancers must not act on it.</summary>
public sealed class GetOperatorHealth(HealthReader health)
{
    [Function(nameof(GetOperatorHealth))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "ops/health")] HttpRequest request,
        CancellationToken cancellationToken) =>
        Results.Ok(Answer.Of(await health.ReadAsync(cancellationToken)));

    private sealed record Answer(
        string Status,
        IReadOnlyList<string> Problems,
        string Version,
        ReconciliationAnswer Reconciliation,
        IReadOnlyList<QueueAnswer> Queues,
        FailedEventsAnswer FailedEvents)
    {
        public static Answer Of(OperatorHealth health) => new(
            health.IsHealthy ? "healthy" : "degraded",
            health.Problems,
            ProductVersion.Current,
            ReconciliationAnswer.Of(health.Reconciliation),
            [.. health.Queues.Select(queue => new QueueAnswer(queue.Name, queue.ApproximateMessages))],
            new FailedEventsAnswer(health.FailedEvents.Count, health.FailedEvents.HasMore));
    }

    private sealed record ReconciliationAnswer(
        DateTimeOffset? LastStartedAt,
        DateTimeOffset? LastCompletedAt,
        bool Overdue,
        bool Disabled,
        DateTimeOffset? NextDueAt,
        int? Differences,
        int? Unsettled,
        int? Unchecked)
    {
        public static ReconciliationAnswer Of(ReconciliationHealth health) => new(
            health.LastStartedAt,
            health.LastCompletedAt,
            health.IsOverdue,
            health.IsDisabled,
            health.NextDueAt,
            health.LastFindings?.Differences,
            health.LastFindings?.Unsettled,
            health.LastFindings?.Unchecked);
    }

    private sealed record QueueAnswer(string Name, int ApproximateMessages);

    private sealed record FailedEventsAnswer(int Count, bool More);
}
