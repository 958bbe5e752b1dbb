namespace CreditFunctions.LocalHost.Timers;

/// <summary>
/// When a timer is due, in UTC: <c>{second} {minute} {hour} {day} {month} {day of week}</c>, 0 is Sunday. A day must fit both of its fields,
/// which is how the real host reads them.
/// </summary>
internal sealed class CronSchedule
{
    // A leap day on a given day of the week comes back within 40 years, also across a century without one.
    private const int YearsMax = 40;

    private readonly CronField _second;
    private readonly CronField _minute;
    private readonly CronField _hour;
    private readonly CronField _day;
    private readonly CronField _month;
    private readonly CronField _dayOfWeek;

    private CronSchedule(string[] fields)
    {
        _second = CronField.Parse(fields[0], 0, 59);
        _minute = CronField.Parse(fields[1], 0, 59);
        _hour = CronField.Parse(fields[2], 0, 23);
        _day = CronField.Parse(fields[3], 1, 31);
        _month = CronField.Parse(fields[4], 1, 12);
        _dayOfWeek = CronField.Parse(fields[5], 0, 6);
    }

    /// <exception cref="FormatException">The text is not a schedule.</exception>
    public static CronSchedule Parse(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        return fields.Length switch
        {
            // Without seconds, as in classic cron.
            5 => new CronSchedule(["0", .. fields]),
            6 => new CronSchedule(fields),
            _ => throw new FormatException($"'{text}' does not have six fields."),
        };
    }

    /// <summary>The first time after the given one, or null when there is none.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        var next = new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, utc.Second, TimeSpan.Zero).AddSeconds(1);
        var limit = next.AddYears(YearsMax);

        while (next < limit)
        {
            var later = Skip(next);
            if (later == next)
            {
                return next;
            }

            next = later;
        }

        return null;
    }

    /// <summary>The start of the next largest unit that could fit, or the same time when it fits.</summary>
    private DateTimeOffset Skip(DateTimeOffset at)
    {
        var day = new DateTimeOffset(at.Year, at.Month, at.Day, 0, 0, 0, TimeSpan.Zero);

        if (!_month.Has(at.Month))
        {
            return day.AddDays(1 - day.Day).AddMonths(1);
        }

        if (!_day.Has(at.Day) || !_dayOfWeek.Has((int)at.DayOfWeek))
        {
            return day.AddDays(1);
        }

        if (!_hour.Has(at.Hour))
        {
            return day.AddHours(at.Hour + 1);
        }

        if (!_minute.Has(at.Minute))
        {
            return at.AddSeconds(60 - at.Second);
        }

        return _second.Has(at.Second) ? at : at.AddSeconds(1);
    }
}
