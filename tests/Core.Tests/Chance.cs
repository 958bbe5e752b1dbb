using System.Globalization;

namespace CreditFunctions.Core.Tests;

/// <summary>Random numbers that can be had again: the seed is printed, and CREDIT_SEED gives it back.</summary>
internal static class Chance
{
    public static Random Start(ITestOutputHelper output)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("CREDIT_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next();
        output.WriteLine($"CREDIT_SEED={seed}");
        return new Random(seed);
    }

    public static T Pick<T>(this Random random, params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    public static bool Happens(this Random random, double probability) => random.NextDouble() < probability;
}
