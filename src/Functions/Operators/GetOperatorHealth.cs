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
        Results.Ok(Response.Of(await health.ReadAsync(cancellationToken)));

    private sealed record Response(
        string Status,
        IReadOnlyList<string> Problems,
        string Version,
        ReconciliationResponse Reconciliation,
        IReadOnlyList<QueueResponse> Queues,
        FailedEventsResponse FailedEvents)
    {
        public static Response Of(OperatorHealth health) => new(
            health.IsHealthy ? "healthy" : "degraded",
            health.Problems,
            ProductVersion.Current,
            ReconciliationResponse.Of(health.Reconciliation),
            [.. health.Queues.Select(queue => new QueueResponse(queue.Name, queue.ApproximateMessages))],
            new FailedEventsResponse(health.FailedEvents.Count, health.FailedEvents.HasMore));
    }

    private sealed record ReconciliationResponse(
        DateTimeOffset? LastStartedAt,
        DateTimeOffset? LastCompletedAt,
        bool Overdue,
        bool Disabled,
        DateTimeOffset? NextDueAt,
        int? Differences,
        int? Unsettled,
        int? Unchecked)
    {
        public static ReconciliationResponse Of(ReconciliationHealth health) => new(
            health.LastStartedAt,
            health.LastCompletedAt,
            health.IsOverdue,
            health.IsDisabled,
            health.NextDueAt,
            health.LastFindings?.Differences,
            health.LastFindings?.Unsettled,
            health.LastFindings?.Unchecked);
    }

    private sealed record QueueResponse(string Name, int ApproximateMessages);

    private sealed record FailedEventsResponse(int Count, bool More);
}
