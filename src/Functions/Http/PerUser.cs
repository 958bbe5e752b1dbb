using CreditFunctions.Core.Access;
using CreditFunctions.Core.Ledger;

namespace CreditFunctions.Functions.Http;

/// <summary>Holds each user to the limits.</summary>
public sealed class PerUser(UserLimits limits)
{
    /// <summary>Counts an action before it is done.</summary>
    /// <exception cref="ProblemException">The user has to wait.</exception>
    public async Task CountAsync(UserId user, LimitedAction action, CancellationToken cancellationToken)
    {
        if (await limits.TakeAsync(user, action, cancellationToken) is { } wait)
        {
            throw Problems.TooManyRequests((int)wait.TotalSeconds + 1).AsException();
        }
    }

    /// <summary>Counts an action beside doing it: for reads, which may be thrown away.</summary>
    /// <exception cref="ProblemException">The user has to wait.</exception>
    public async Task<T> CountAsync<T>(UserId user, LimitedAction action, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var counting = CountAsync(user, action, cancellationToken);
        if (counting.IsCompleted)
        {
            await counting; // Known to be too many without asking storage: then storage is asked for nothing else either.
        }

        var reading = read(cancellationToken);
        await Task.WhenAll(counting, reading);
        return await reading;
    }
}
