using System.Diagnostics;
using CreditFunctions.Azurite;
using CreditFunctions.Bench.Apply;
using CreditFunctions.Bench.Load;
using CreditFunctions.Bench.Servers;
using CreditFunctions.Bench.Webhook;

namespace CreditFunctions.Bench.Soak;

/// <summary>Sends deliveries at a constant rate to one process, which receives and applies them. Its memory and handles must not grow.</summary>
internal static class SoakBench
{
    private const int PerSecond = 20;

    public static async Task<IReadOnlyList<SoakRow>> RunAsync(Plan plan)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), CancellationToken.None);
        await using var shop = new Applier(azurite.ConnectionString);
        await shop.CreateTablesAsync();
        var settings = Contestant.Settings(azurite.ConnectionString);
        settings["FUNCTIONS"] = "all";
        var command = new ServerCommand("dotnet", settings, Checkout.Built("Bench.Product"));
        await using var server = await ServerProcess.StartAsync(command, port => SignedEvents.Request(port, SignedEvents.File("customer.created.json")));

        var rows = new List<SoakRow>();
        var begun = Stopwatch.GetTimestamp();
        var delivered = 0;
        var next = plan.Soak / 15;
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1), TimeProvider.System);
        while (Stopwatch.GetElapsedTime(begun) < plan.Soak && await second.WaitForNextTickAsync())
        {
            await DeliverAsync(shop, server.Port, delivered);
            delivered += PerSecond;
            if (Stopwatch.GetElapsedTime(begun) >= next)
            {
                next += plan.Soak / 15;
                rows.Add(Look(server.Usage, Stopwatch.GetElapsedTime(begun), delivered));
            }
        }

        await shop.AllAppliedAsync();
        return rows;
    }

    private static Task DeliverAsync(Applier shop, int port, int first) => Task.WhenAll(Enumerable.Range(first, PerSecond).Select(async number =>
    {
        var order = new Order($"soak{number % 1000}", ApplyBench.Number("soak", number));
        await shop.PrepareAsync(order);
        using var connection = await Connection.OpenAsync(port);
        await connection.SendAsync(SignedEvents.Request(port, order.Event));
    }));

    private static SoakRow Look(Usage usage, TimeSpan elapsed, int delivered)
    {
        var row = new SoakRow(elapsed.TotalMinutes, delivered, usage.ResidentBytes / 1e6, usage.Handles, usage.CpuSeconds);
        Console.WriteLine($"{row.Minutes,5:F1} min {row.Delivered,7} delivered {row.ResidentMegabytes,7:F1} MB {row.Handles,5} handles {row.CpuSeconds,7:F1} s CPU");
        return row;
    }
}
