using System.Collections.Concurrent;

namespace CreditFunctions.Chaos.Tests.Faults;

/// <summary>Which fault comes next, as the seed says; counts those that came.</summary>
internal sealed class Weather(int seed)
{
    private static readonly (Fault Fault, double Probability)[] Probabilities =
    [
        (Fault.Slow, 0.05),
        (Fault.Reset, 0.02),
        (Fault.TooMany, 0.01),
        (Fault.Broken, 0.02),
        (Fault.Busy, 0.02),
        (Fault.AnswerLost, 0.03),
        (Fault.Silence, 0.002),
    ];

    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);

    public ConcurrentDictionary<Fault, int> Seen { get; } = new();

    public Fault Next()
    {
        var fault = Draw();
        Seen.AddOrUpdate(fault, 1, (_, times) => times + 1);
        return fault;
    }

    private Fault Draw()
    {
        lock (_gate)
        {
            var point = _random.NextDouble();
            foreach (var (fault, probability) in Probabilities)
            {
                point -= probability;
                if (point < 0)
                {
                    return fault;
                }
            }

            return Fault.None;
        }
    }
}
