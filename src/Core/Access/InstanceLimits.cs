using System.Threading.RateLimiting;
using CreditFunctions.Core.Ledger;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Core.Access;

/// <summary>
/// Counts requests of each user in this instance's memory, over a sliding minute. It costs no request to storage; with several instances, a
/// user may do more in total.
/// </summary>
public sealed class InstanceLimits(IOptions<LimitOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<(UserId User, LimitedAction Action)> _limiter =
        PartitionedRateLimiter.Create<(UserId User, LimitedAction Action), (UserId User, LimitedAction Action)>(
            key => RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = options.Value.Of(key.Action),
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            }));

    /// <summary>Counts one action. Its limit must not be 0.</summary>
    /// <returns>How long to wait; null if the action is within the limit, and counted.</returns>
    public TimeSpan? Take(UserId user, LimitedAction action)
    {
        using var lease = _limiter.AttemptAcquire((user, action));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();
}
