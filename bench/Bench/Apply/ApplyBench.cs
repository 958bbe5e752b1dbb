using CreditFunctions.Azurite;

namespace CreditFunctions.Bench.Apply;

/// <summary>Compares applying events with sending the same requests to storage without any other work.</summary>
internal static class ApplyBench
{
    private static readonly int[] Parallel = [1, 8, 32];

    public static async Task<IReadOnlyList<ApplyRow>> RunAsync(Plan plan)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), CancellationToken.None);
        await using var product = new Applier(azurite.ConnectionString);
        using var bare = new BareClient();
        await product.CreateTablesAsync();
        await ApplyRound.RunAsync(product, bare, ManyUsers("warm", 3 * plan.Events), parallel: 8);

        var rows = new List<ApplyRow>();
        foreach (var parallel in Parallel)
        {
            rows.Add(await MeasureAsync("many users", parallel, round => ApplyRound.RunAsync(product, bare, ManyUsers($"m{parallel}r{round}", plan.Events), parallel), plan));
            rows.Add(await MeasureAsync("one user", parallel, round => ApplyRound.RunAsync(product, bare, OneUser($"h{parallel}r{round}", plan.Events), parallel), plan));
        }

        return rows;
    }

    private static async Task<ApplyRow> MeasureAsync(string name, int parallel, Func<int, Task<ApplyRound>> run, Plan plan)
    {
        var rounds = new List<ApplyRound>();
        for (var round = 0; round < plan.Rounds; round++)
        {
            rounds.Add(await run(round));
        }

        return new ApplyRow(
            name,
            parallel,
            rounds.Median(round => round.PerSecond),
            rounds.Median(round => round.BarePerSecond),
            rounds.Median(round => round.Ratio),
            rounds.Median(round => round.Requests),
            rounds.Median(round => round.Trips));
    }

    /// <summary>One order each for a number of new users.</summary>
    public static List<Order> ManyUsers(string name, int count) =>
        [.. Enumerable.Range(0, count).Select(number => new Order($"user{name}n{number}{Twin.Product}", Number(name, number)))];

    private static List<Order> OneUser(string name, int count) =>
        [.. Enumerable.Range(0, count).Select(number => new Order($"user{name}{Twin.Product}", Number(name, number)))];

    /// <summary>The common part of an order's ids.</summary>
    public static string Number(string name, int number) => $"{name}n{number}{Twin.Product}";
}
