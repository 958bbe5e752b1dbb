namespace CreditFunctions.Core.Access;

/// <summary>
/// How often a user did something: a sliding window of a minute, kept as the count of the minute that runs and of the one before, of which
/// the part counts that still lies within the last minute. A user's first minute begins with the first action.
/// </summary>
/// <param name="Start">When the minute that runs began.</param>
/// <param name="Count">Actions in it.</param>
/// <param name="Previous">Actions in the one before.</param>
public sealed record LimitWindow(DateTimeOffset Start, int Count, int Previous)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    /// <summary>The window as it is now.</summary>
    /// <param name="stored">As it was written last; null for a user who did nothing yet.</param>
    /// <param name="now">Another instance's clock may be a little ahead of this one.</param>
    public static LimitWindow At(LimitWindow? stored, DateTimeOffset now) => stored switch
    {
        null => new LimitWindow(now, 0, 0),
        _ when now - stored.Start >= 2 * Length || stored.Start - now >= Length => new LimitWindow(now, 0, 0),
        _ when now - stored.Start >= Length => new LimitWindow(stored.Start + Length, 0, stored.Count),
        _ => stored,
    };

    /// <summary>With one action more.</summary>
    public LimitWindow Next => this with { Count = Count + 1 };

    /// <summary>How long until one action more is within the limit; null where it is.</summary>
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

        // The part of the minute before that still counts must leave room for one more.
        return Previous * rest < (limit - Count) * Length ? null : rest - ((limit - Count) * Length / Previous);
    }
}
