using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.LocalHost.Worker;

/// <summary>There are no retry policies here: queue messages come back by themselves.</summary>
internal sealed class LocalRetryContext : RetryContext
{
    public override int RetryCount => 0;

    public override int MaxRetryCount => 0;
}
