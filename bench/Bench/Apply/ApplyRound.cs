using System.Collections.Concurrent;

namespace CreditFunctions.Bench.Apply;

/// <summary>One round: the product applies events, then a bare client repeats the same requests.</summary>
internal sealed record ApplyRound(int Events, double Seconds, double BareSeconds, double Requests, double Trips)
{
    public double PerSecond => Events / Seconds;

    public double BarePerSecond => Events / BareSeconds;

    public double Ratio => BareSeconds / Seconds;

    public static async Task<ApplyRound> RunAsync(Applier product, BareClient bare, IReadOnlyList<Order> orders, int parallel)
    {
        await Lanes.RunAsync(orders.SelectMany(order => new[] { order, order.ForBareClient }), parallel: 8, product.PrepareAsync);

        // The first event of a user creates the balance row. This is done before the measurement, in the same order on both sides.
        var first = await ApplyAsync(product, orders.DistinctBy(order => order.User).Where(_ => IsHot(orders)), 1);
        await SendAsync(bare, first.Traces, 1);

        var rest = IsHot(orders) ? orders.Skip(1) : orders;
        var (traces, seconds) = await ApplyAsync(product, rest, parallel);
        var bareSeconds = await SendAsync(bare, traces, parallel);
        return new ApplyRound(
            traces.Count, seconds, bareSeconds, traces.Average(trace => trace.Requests.Count), traces.Median(trace => trace.Trips));
    }

    private static bool IsHot(IReadOnlyList<Order> orders) => orders[0].User == orders[^1].User;

    private static async Task<(IReadOnlyCollection<EventTrace> Traces, double Seconds)> ApplyAsync(Applier product, IEnumerable<Order> orders, int parallel)
    {
        var traces = new ConcurrentQueue<EventTrace>();
        var seconds = await Lanes.RunAsync(orders, parallel, async order => traces.Enqueue(await product.ApplyAsync(order)));
        return (traces, seconds);
    }

    private static Task<double> SendAsync(BareClient bare, IEnumerable<EventTrace> traces, int parallel)
    {
        var prepared = traces.Select(trace => trace.Requests.Select(request => request.ForBareClient()).ToList()).ToList();
        return Lanes.RunAsync(prepared, parallel, bare.SendAsync);
    }
}
