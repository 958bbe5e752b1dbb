using System.Globalization;

namespace CreditFunctions.LocalHost.Timers;

/// <summary>One field of a schedule: a list of <c>*</c>, numbers, ranges, each with an optional step.</summary>
internal sealed class CronField
{
    private readonly HashSet<int> _values = [];

    private CronField()
    {
    }

    public bool Has(int value) => _values.Contains(value);

    /// <exception cref="FormatException">Not a field, or out of range.</exception>
    public static CronField Parse(string text, int min, int max)
    {
        var field = new CronField();
        foreach (var item in text.Split(','))
        {
            field.Add(item, min, max);
        }

        return field;
    }

    private void Add(string item, int min, int max)
    {
        var parts = item.Split('/');
        var (first, last) = Range(parts[0], min, max, stepped: parts.Length == 2);
        var step = parts.Length == 1 ? 1 : Number(parts[1]);

        if (parts.Length > 2 || step < 1 || first < min || last > max || first > last)
        {
            throw new FormatException($"'{item}' is not within {min} to {max}.");
        }

        for (var value = first; value <= last; value += step)
        {
            _values.Add(value);
        }
    }

    private static (int First, int Last) Range(string text, int min, int max, bool stepped)
    {
        if (text == "*")
        {
            return (min, max);
        }

        var ends = text.Split('-');
        var first = Number(ends[0]);
        return ends.Length switch
        {
            1 => (first, stepped ? max : first),
            2 => (first, Number(ends[1])),
            _ => throw new FormatException($"'{text}' is not a range."),
        };
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{text}' is not a number.");
}
