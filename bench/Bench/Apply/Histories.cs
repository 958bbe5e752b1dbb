using System.Diagnostics;
using CreditFunctions.Azurite;

namespace CreditFunctions.Bench.Apply;

/// <summary>Applies one more purchase for users with long histories, alternating between the product and the bare client.</summary>
internal static class Histories
{
    private const int EventsEach = 80;

    public static async Task<IReadOnlyList<HistoryRow>> RunAsync(Plan plan)
    {
        var histories = plan.Entries.Select(entries => new History(entries)).ToList();
        using var folder = new HistoryFolder();
        await folder.WriteAsync(histories);
        await using var azurite = await AzuriteProcess.StartAsync(folder.Azurite, CancellationToken.None);
        await using var product = new Applier(azurite.ConnectionString);
        foreach (var history in histories)
        {
            await HistoryCheck.RunAsync(product, history);
        }

        using var bare = new BareClient();
        await ApplyRound.RunAsync(product, bare, ApplyBench.ManyUsers("warm", 3 * plan.Events), parallel: 8);

        var samples = histories.ToDictionary(history => history, _ => new List<Sample>());
        for (var number = 0; number < EventsEach; number++)
        {
            foreach (var history in histories)
            {
                samples[history].Add(await MeasureAsync(product, bare, new Order(history.User, ApplyBench.Number(history.User, number))));
            }
        }

        return [.. histories.Select(history => Row(history.Entries, samples[history]))];
    }

    private static async Task<Sample> MeasureAsync(Applier product, BareClient bare, Order order)
    {
        await product.PrepareAsync(order);
        await product.PrepareAsync(order.ForBareClient);
        var begun = Stopwatch.GetTimestamp();
        var trace = await product.ApplyAsync(order);
        var took = Stopwatch.GetElapsedTime(begun);

        var requests = trace.Requests.Select(request => request.ForBareClient()).ToList();
        begun = Stopwatch.GetTimestamp();
        await bare.SendAsync(requests);
        return new Sample(took.TotalMilliseconds, Stopwatch.GetElapsedTime(begun).TotalMilliseconds, requests.Count, trace.Trips);
    }

    private static HistoryRow Row(int entries, List<Sample> samples) => new(
        entries,
        samples.Median(sample => sample.Milliseconds),
        samples.Median(sample => sample.BareMilliseconds),
        samples.Median(sample => sample.Milliseconds / sample.BareMilliseconds),
        samples.Median(sample => sample.Milliseconds - sample.BareMilliseconds),
        samples.Average(sample => sample.Requests),
        samples.Median(sample => sample.Trips));

    private sealed record Sample(double Milliseconds, double BareMilliseconds, int Requests, int Trips);
}
