using CreditFunctions.Bench.Load;
using CreditFunctions.Bench.Servers;

namespace CreditFunctions.Bench.Webhook;

/// <summary>One round of load on one server: first with many clients, then with one.</summary>
internal sealed record WebhookRound(LoadResult Crowd, LoadResult Alone, double CpuSeconds, long ResidentBytes)
{
    private const int Callers = 32;

    public double PerCpuSecond => Crowd.Requests / CpuSeconds;

    public static Task WarmUpAsync(ServerProcess server, Contestant contestant, Plan plan) =>
        LoadRun.RunAsync(server.Port, contestant.Requests(server.Port), Callers, plan.WarmUp);

    public static async Task<WebhookRound> RunAsync(ServerProcess server, Contestant contestant, Plan plan)
    {
        var requests = contestant.Requests(server.Port);
        var before = server.Usage;
        var crowd = await LoadRun.RunAsync(server.Port, requests, Callers, plan.Load);
        var after = server.Usage;
        var alone = await LoadRun.RunAsync(server.Port, requests, 1, plan.Load / 4);
        return new WebhookRound(crowd, alone, after.CpuSeconds - before.CpuSeconds, after.ResidentBytes);
    }
}
