using CreditFunctions.Core.Access;
using CreditFunctions.Core.Tests.Ledger.Payments;

namespace CreditFunctions.Core.Tests.Access;

public sealed class LimitWindowTests
{
    private const int Limit = 10;

    [Fact]
    public void A_new_user_may_use_the_whole_limit_at_once()
    {
        var window = LimitWindow.At(null, A.Noon);

        for (var action = 1; action <= Limit; action++)
        {
            Assert.Null(window.Wait(Limit, A.Noon));
            window = window.Next;
        }

        Assert.Equal(TimeSpan.FromMinutes(1), window.Wait(Limit, A.Noon));
    }

    [Theory]
    [InlineData(30, 30)]
    [InlineData(59, 1)]
    public void A_user_who_has_used_up_the_limit_waits_until_the_minute_ends(int seconds, int wait) =>
        Assert.Equal(TimeSpan.FromSeconds(wait), Full(A.Noon).Wait(Limit, A.Noon.AddSeconds(seconds)));

    [Fact]
    public void The_limit_becomes_available_gradually_in_the_next_minute()
    {
        var stored = Full(A.Noon);

        Assert.Equal(1, Allowed(stored, A.Noon.AddSeconds(61)));
        Assert.Equal(5, Allowed(stored, A.Noon.AddSeconds(89)));
        Assert.Equal(10, Allowed(stored, A.Noon.AddSeconds(119)));
        Assert.Equal(10, Allowed(stored, A.Noon.AddSeconds(120)));
        Assert.Equal(10, Allowed(stored, A.Noon.AddDays(1)));
    }

    [Fact]
    public void One_more_action_is_allowed_after_the_returned_wait()
    {
        for (var second = 60; second < 120; second++)
        {
            var now = A.Noon.AddSeconds(second);
            var window = LimitWindow.At(Full(A.Noon), now);
            while (window.Wait(Limit, now) is null)
            {
                window = window.Next;
            }

            var then = now + window.Wait(Limit, now)!.Value + TimeSpan.FromMilliseconds(1);
            Assert.Null(LimitWindow.At(window, then).Wait(Limit, then));
        }
    }

    [Fact]
    public void A_lowered_limit_lengthens_the_wait()
    {
        var window = Full(A.Noon);

        Assert.Equal(TimeSpan.FromSeconds(60 + 48), window.Wait(2, A.Noon));
    }

    [Fact]
    public void A_clock_of_another_instance_that_is_ahead_locks_no_user_out()
    {
        var soon = Full(A.Noon.AddSeconds(5));
        var later = Full(A.Noon.AddHours(1));

        Assert.Equal(TimeSpan.FromMinutes(1), LimitWindow.At(soon, A.Noon).Wait(Limit, A.Noon));
        Assert.Equal(Limit, Allowed(later, A.Noon));
    }

    private static LimitWindow Full(DateTimeOffset start) => new(start, Limit, 0);

    private static int Allowed(LimitWindow stored, DateTimeOffset now)
    {
        var window = LimitWindow.At(stored, now);
        var allowed = 0;
        for (; window.Wait(Limit, now) is null; allowed++)
        {
            window = window.Next;
        }

        return allowed;
    }
}
