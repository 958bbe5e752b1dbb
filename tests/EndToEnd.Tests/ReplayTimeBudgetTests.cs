using System.Text.Json.Nodes;
using CreditFunctions.Core.Events;
using CreditFunctions.Core.FailedEvents;
using CreditFunctions.EndToEnd.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.EndToEnd.Tests;

/// <summary>A function has two minutes; what does not fit into them is for the next call.</summary>
public sealed class ReplayTimeBudgetTests
{
    private static readonly FailedEventFilter All = new(Type: null, From: null, To: null);

    [Fact]
    public async Task A_replay_that_runs_out_of_time_ends_early_and_its_cursor_continues_with_the_next_event()
    {
        await using var shop = await Shop.OpenAsync(new());
        var eventIds = await ParkAsync(shop, 3);
        var replay = Slow(shop);

        var first = await replay.ReplayAllAsync(All, cursor: null, limit: 10, isDryRun: true, CancellationToken.None);
        var second = await replay.ReplayAllAsync(All, first.NextCursor, limit: 10, isDryRun: true, CancellationToken.None);
        var third = await replay.ReplayAllAsync(All, second.NextCursor, limit: 10, isDryRun: true, CancellationToken.None);

        Assert.All([first, second, third], page => Assert.Single(page.Results));
        Assert.Equal(eventIds.Order(), new[] { first, second, third }.Select(page => page.Results[0].EventId).Order());
        Assert.Null(third.NextCursor);
    }

    [Fact]
    public async Task A_replay_by_ids_reports_the_events_that_it_did_not_reach()
    {
        await using var shop = await Shop.OpenAsync(new());
        var eventIds = await ParkAsync(shop, 2);

        var page = await Slow(shop).ReplayAsync(eventIds, isDryRun: true, CancellationToken.None);

        Assert.Equal(eventIds, page.Results.Select(result => result.EventId));
        Assert.DoesNotContain("not reached", page.Results[0].Reason, StringComparison.Ordinal);
        Assert.Equal(("failed", "not reached in time; replay it again"), (page.Results[1].Outcome, page.Results[1].Reason));
    }

    /// <summary>Replays by a clock that shows a minute more at every look.</summary>
    private static ReplayEvents Slow(Shop shop) =>
        ActivatorUtilities.CreateInstance<ReplayEvents>(shop.App.Services, new SlowTime(TimeSpan.FromMinutes(1)));

    private static async Task<IReadOnlyList<string>> ParkAsync(Shop shop, int count)
    {
        var bodies = Enumerable.Range(0, count).Select(_ => Sample.Event("refund.created", new JsonObject { ["payment_intent"] = 7 })).ToList();
        foreach (var body in bodies)
        {
            (await shop.DeliverAsync(body)).EnsureSuccessStatusCode();
        }

        var eventIds = bodies.ConvertAll(body => JsonNode.Parse(body)!["id"]!.GetValue<string>());
        foreach (var eventId in eventIds)
        {
            await new Operator(shop).SeesParkedAsync(eventId);
        }

        return eventIds;
    }
}
