namespace CreditFunctions.Core.Access;

/// <summary>
/// Sliding-window counter over one minute. It keeps the counts of the current and the previous minute, and weights the previous count by the
/// part of that minute that is still inside the window. A user's first minute begins with the first action.
/// </summary>
/// <param name="Start">The start of the current minute.</param>
/// <param name="Count">Actions in the current minute.</param>
/// <param name="Previous">Actions in the previous minute.</param>
public sealed record LimitWindow(DateTimeOffset Start, int Count, int Previous)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    /// <summary>Advances a window to the given time.</summary>
    /// <param name="stored">The window as last stored; null for a user without any action.</param>
    /// <param name="now">The current time. Another instance's clock may be slightly ahead.</param>
    public static LimitWindow At(LimitWindow? stored, DateTimeOffset now) => stored switch
    {
        null => new LimitWindow(now, 0, 0),
        _ when now - stored.Start >= 2 * Length || stored.Start - now >= Length => new LimitWindow(now, 0, 0),
        _ when now - stored.Start >= Length => new LimitWindow(stored.Start + Length, 0, stored.Count),
        _ => stored,
    };

    /// <summary>The window with one more action.</summary>
    public LimitWindow Next => this with { Count = Count + 1 };

    /// <summary>How long to wait before one more action is within the limit; null if it is allowed now.</summary>
    public TimeSpan? Wait(int limit, DateTimeOffset now)
    {
        var rest = Start + Length - now;
        if (rest > Length)
        {
            rest = Length;
        }

        if (Count >= limit)
        {
            return rest + (Length - (Length * limit / Count));
        }

        // The weighted count of the previous minute must leave room for one more action.
        return Previous * rest < (limit - Count) * Length ? null : rest - ((limit - Count) * Length / Previous);
    }
}
