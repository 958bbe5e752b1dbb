namespace CreditFunctions.LocalHost.Queues;

/// <summary>How long to wait before the next poll: 100 ms after a message, then about twice as long each time, up to the longest.</summary>
internal sealed class PollingDelay(TimeSpan longest, Func<double> random)
{
    private const double RandomFactor = 0.2;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    private TimeSpan _current = TimeSpan.Zero;
    private int _exponent;

    public TimeSpan Next(bool foundMessage)
    {
        if (foundMessage)
        {
            (_current, _exponent) = (Shortest, 1);
        }
        else if (_current != longest)
        {
            var grown = Grown();
            _exponent++;
            _current = grown < longest ? grown : longest;
        }

        return _current;
    }

    private TimeSpan Grown()
    {
        if (_exponent == 0)
        {
            return Shortest;
        }

        var spread = 1 - RandomFactor + (2 * RandomFactor * random());
        return Shortest + (spread * Math.Pow(2, _exponent - 1) * Shortest);
    }
}
