using System.Globalization;

namespace CreditFunctions.Chaos.Tests;

/// <summary>
/// What is left to chance. The seed is printed, and CHAOS_SEED gives it back: the same lives, the same order of deliveries and the same
/// row of faults; which request meets which fault still depends on the machine.
/// </summary>
internal static class Chance
{
    private const int PurchasesDefault = 60;

    /// <summary>How many purchases are lived through; CHAOS_PURCHASES asks for more.</summary>
    public static int Purchases => Given("CHAOS_PURCHASES") ?? PurchasesDefault;

    public static int Seed(ITestOutputHelper output)
    {
        var seed = Given("CHAOS_SEED") ?? Random.Shared.Next();
        output.WriteLine($"CHAOS_SEED={seed} CHAOS_PURCHASES={Purchases}");
        return seed;
    }

    public static T Pick<T>(this Random random, params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    public static bool Happens(this Random random, double probability) => random.NextDouble() < probability;

    private static int? Given(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
