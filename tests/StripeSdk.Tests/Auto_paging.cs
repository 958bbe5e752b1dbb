using CreditFunctions.StripeSdk.Tests.Recording;

namespace CreditFunctions.StripeSdk.Tests;

public sealed class Auto_paging
{
    [Fact]
    public async Task Pages_follow_the_last_id_for_as_long_as_there_are_more()
    {
        await using var stripe = await Recorder.StartAsync(Page(true, "cs_3", "cs_2"), Page(true, "cs_1"), Page(false, "cs_0"));
        var asked = new Stripe.Checkout.SessionListOptions { Status = "complete", Limit = 2 };

        var ids = await stripe.Client().V1.Checkout.Sessions.ListAutoPagingAsync(asked).Select(session => session.Id).ToListAsync();

        Assert.Equal(["cs_3", "cs_2", "cs_1", "cs_0"], ids);
        Assert.Equal(
            [
                "/v1/checkout/sessions?status=complete&limit=2",
                "/v1/checkout/sessions?status=complete&limit=2&starting_after=cs_2",
                "/v1/checkout/sessions?status=complete&limit=2&starting_after=cs_1",
            ],
            stripe.Requests.Select(request => request.Target));
        Assert.Null(asked.StartingAfter);
    }

    [Fact]
    public async Task From_ending_before_they_come_oldest_first()
    {
        await using var stripe = await Recorder.StartAsync(Page(true, "evt_2", "evt_1"), Page(false, "evt_4", "evt_3"));

        var ids = await stripe.Client().V1.Events.ListAutoPagingAsync(new() { EndingBefore = "evt_0" }).Select(happened => happened.Id).ToListAsync();

        Assert.Equal(["evt_1", "evt_2", "evt_3", "evt_4"], ids);
        Assert.Equal(["/v1/events?ending_before=evt_0", "/v1/events?ending_before=evt_2"], stripe.Requests.Select(request => request.Target));
    }

    [Fact]
    public async Task Between_two_ids_they_come_newest_first()
    {
        await using var stripe = await Recorder.StartAsync(Page(true, "evt_4", "evt_3"), Page(false, "evt_2"));

        var ids = await stripe.Client().V1.Events.ListAutoPagingAsync(new() { StartingAfter = "evt_5", EndingBefore = "evt_1" }).Select(happened => happened.Id).ToListAsync();

        Assert.Equal(["evt_4", "evt_3", "evt_2"], ids);
        Assert.Equal(
            ["/v1/events?starting_after=evt_5&ending_before=evt_1", "/v1/events?starting_after=evt_3&ending_before=evt_1"],
            stripe.Requests.Select(request => request.Target));
    }

    [Fact]
    public async Task A_gap_in_a_page_is_passed_over()
    {
        await using var stripe = await Recorder.StartAsync(Answer.Ok("""{"has_more":false,"data":[{"id":"cs_1"},null,{"id":"cs_0"}]}"""));

        var ids = await stripe.Client().V1.Checkout.Sessions.ListAutoPagingAsync().Select(session => session.Id).ToListAsync();

        Assert.Equal(["cs_1", "cs_0"], ids);
    }

    [Fact]
    public async Task A_page_with_nothing_on_it_is_the_last_whatever_it_says()
    {
        await using var stripe = await Recorder.StartAsync(Page(true), Page(false, "we_1"));

        Assert.Empty(await stripe.Client().V1.WebhookEndpoints.ListAutoPagingAsync().ToListAsync());
        Assert.Single(stripe.Requests);
    }

    [Fact]
    public async Task Nothing_is_asked_before_the_first_is_wanted_nor_after_the_last()
    {
        await using var stripe = await Recorder.StartAsync(Page(true, "cs_1"), Page(true, "cs_0"));

        var sessions = stripe.Client().V1.Checkout.Sessions.ListAutoPagingAsync();
        Assert.Empty(stripe.Requests);

        Assert.Equal("cs_1", (await sessions.FirstAsync()).Id);
        Assert.Single(stripe.Requests);
    }

    [Fact]
    public async Task A_cancelled_reader_gets_no_further_item()
    {
        await using var stripe = await Recorder.StartAsync(Page(false, "cs_1", "cs_0"));
        using var cancelled = new CancellationTokenSource();
        var seen = new List<string>();

        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var session in stripe.Client().V1.Checkout.Sessions.ListAutoPagingAsync(cancellationToken: cancelled.Token))
            {
                seen.Add(session.Id);
                await cancelled.CancelAsync();
            }
        });

        Assert.Equal(["cs_1"], seen);
    }

    private static Answer Page(bool hasMore, params string[] ids) =>
        Answer.Ok($$"""{"object":"list","has_more":{{(hasMore ? "true" : "false")}},"data":[{{string.Join(',', ids.Select(id => $$"""{"id":"{{id}}"}"""))}}]}""");
}
