using CreditFunctions.StripeSdk.Tests.Recording;

namespace CreditFunctions.StripeSdk.Tests;

public sealed class Timeouts
{
    [Fact]
    public async Task A_try_that_times_out_is_tried_again()
    {
        await using var stripe = await Recorder.StartAsync(Answer.None, Answer.Ok());
        using var patient = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };

        var session = await stripe.Client(patient).V1.Checkout.Sessions.GetAsync("cs_test_1");

        Assert.Equal("cs_test_1", session.Id);
        Assert.Equal(2, stripe.Requests.Count);
    }

    [Fact]
    public async Task A_timeout_at_the_last_try_is_a_cancelled_task()
    {
        await using var stripe = await Recorder.StartAsync(Answer.None);
        using var hasty = new HttpClient { Timeout = TimeSpan.FromSeconds(1) };

        var lost = await Assert.ThrowsAsync<TaskCanceledException>(() => stripe.Client(hasty, retries: 1).V1.Checkout.Sessions.GetAsync("cs_test_1"));

        Assert.IsType<TimeoutException>(lost.InnerException);
        Assert.Equal(2, stripe.Requests.Count);
    }
}
