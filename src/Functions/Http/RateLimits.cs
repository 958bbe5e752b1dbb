using CreditFunctions.Core.Access;
using CreditFunctions.Core.Ledger;

namespace CreditFunctions.Functions.Http;

/// <summary>Enforces the limits per user.</summary>
public sealed class RateLimits(UserLimits limits)
{
    /// <summary>Counts an action before it is performed.</summary>
    /// <exception cref="ProblemException">The user has reached the limit.</exception>
    public async Task EnforceAsync(UserId user, LimitedAction action, CancellationToken cancellationToken)
    {
        if (await limits.TakeAsync(user, action, cancellationToken) is { } wait)
        {
            throw Problems.TooManyRequests((int)wait.TotalSeconds + 1).AsException();
        }
    }
}
