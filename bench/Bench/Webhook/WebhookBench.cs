using Azure.Storage.Queues;
using Azure.Storage.Sas;
using CreditFunctions.Azurite;
using CreditFunctions.Bench.Load;
using CreditFunctions.Bench.Servers;

namespace CreditFunctions.Bench.Webhook;

/// <summary>Measures the webhook end to end over loopback: the product, a typical Node implementation, and the upper limits.</summary>
internal static class WebhookBench
{
    private const string NullSink = "null sink";

    public static async Task<IReadOnlyList<WebhookRow>> RunAsync(Plan plan) =>
        [.. await OnNullSinkAsync(plan), .. await OnAzuriteAsync(plan)];

    private static async Task<IReadOnlyList<WebhookRow>> OnNullSinkAsync(Plan plan)
    {
        await using var sink = await NullStorage.StartAsync();
        var storage = NullStorage.ConnectionString(sink.Port);
        var queue = new QueueClient(storage, "stripe-events");
        return await CompareAsync(NullSink, plan,
            Contestant.Product(storage), Contestant.Logging(storage), Contestant.Peer(storage), Contestant.SdkLimit(storage), Contestant.Limit(new Uri(queue.Uri + "/messages"), SignedEvents.Requests));
    }

    private static async Task<IReadOnlyList<WebhookRow>> OnAzuriteAsync(Plan plan)
    {
        await using var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), CancellationToken.None);
        var queue = new QueueClient(azurite.ConnectionString, "stripe-events");
        await queue.CreateIfNotExistsAsync();
        var sas = queue.GenerateSasUri(QueueSasPermissions.Add, TimeProvider.System.GetUtcNow().AddHours(1));
        var sink = new UriBuilder(sas) { Path = queue.Uri.AbsolutePath + "/messages" }.Uri;
        return await CompareAsync("Azurite", plan,
            Contestant.Product(azurite.ConnectionString), Contestant.Peer(azurite.ConnectionString), Contestant.SdkLimit(azurite.ConnectionString), Contestant.Limit(sink, QueueMessages.Requests));
    }

    private static async Task<IReadOnlyList<WebhookRow>> CompareAsync(string sink, Plan plan, params IReadOnlyList<Contestant> contestants)
    {
        var servers = new List<(Contestant Who, ServerProcess Process, List<WebhookRound> Rounds)>();
        try
        {
            foreach (var contestant in contestants)
            {
                var process = await ServerProcess.StartAsync(contestant.Command, port => contestant.Requests(port)[0]);
                servers.Add((contestant, process, []));
                await WebhookRound.WarmUpAsync(process, contestant, plan);
            }

            for (var round = 0; round < plan.Rounds; round++)
            {
                foreach (var (who, process, rounds) in servers)
                {
                    rounds.Add(await WebhookRound.RunAsync(process, who, plan));
                }
            }
        }
        finally
        {
            foreach (var (_, process, _) in servers)
            {
                await process.DisposeAsync();
            }
        }

        return [.. servers.Select(server => Row(sink, server.Who.Name, server.Rounds))];
    }

    private static WebhookRow Row(string sink, string server, IReadOnlyList<WebhookRound> rounds) => new(
        sink,
        server,
        rounds.Median(round => round.Crowd.PerSecond),
        rounds.Median(round => round.PerCpuSecond),
        rounds.Median(round => round.Crowd.Quantile(0.5)),
        rounds.Median(round => round.Crowd.Quantile(0.99)),
        rounds.Median(round => round.Alone.Quantile(0.5)),
        rounds.Median(round => round.Alone.Quantile(0.99)),
        rounds[^1].ResidentBytes / 1e6,
        [.. rounds.Select(round => round.PerCpuSecond)]);
}
