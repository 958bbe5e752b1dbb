using System.Net;
using System.Net.Sockets;
using CreditFunctions.StripeSdk.Tests.Recording;

namespace CreditFunctions.StripeSdk.Tests;

public sealed class Lost_answers
{
    [Fact]
    public async Task A_refused_connection_is_an_HttpRequestException_after_the_retries()
    {
        var tries = 0;
        using var counting = new HttpClient(new Counting(() => tries++));
        await using var stripe = await Recorder.StartAsync(Answer.Ok());
        var client = stripe.Client(counting, retries: 1);
        await stripe.DisposeAsync();

        var lost = await Assert.ThrowsAsync<HttpRequestException>(() => client.V1.Checkout.Sessions.GetAsync("cs_test_1"));

        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(lost.InnerException).SocketErrorCode);
        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task A_caller_who_cancels_between_two_tries_sends_no_second_one()
    {
        using var cancelled = new CancellationTokenSource();
        using var cancelling = new HttpClient(new Counting(cancelled.Cancel));
        await using var stripe = await Recorder.StartAsync(Answer.Failed(500));

        await Assert.ThrowsAsync<TaskCanceledException>(
            () => stripe.Client(cancelling).V1.Checkout.Sessions.GetAsync("cs_test_1", cancellationToken: cancelled.Token));

        Assert.Single(stripe.Requests);
    }

    [Fact]
    public async Task A_caller_who_cancels_during_a_try_makes_it_the_last()
    {
        var tries = 0;
        using var cancelled = new CancellationTokenSource();
        using var counting = new HttpClient(new Counting(() => tries++));
        await using var stripe = await Recorder.StartAsync(Answer.None);

        var call = stripe.Client(counting).V1.Checkout.Sessions.GetAsync("cs_test_1", cancellationToken: cancelled.Token);
        await stripe.WaitForRequestAsync();
        await cancelled.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => call);
        Assert.Equal(1, tries);
    }

    [Fact]
    public async Task A_redirect_is_followed_unless_the_HttpClient_says_no()
    {
        await using var stripe = await Recorder.StartAsync(new Answer(301, "").With("Location", "/elsewhere"), Answer.Ok());
        using var strict = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });

        var session = await stripe.Client().V1.Checkout.Sessions.GetAsync("cs_test_1");
        await using var other = await Recorder.StartAsync(new Answer(301, "").With("Location", "/elsewhere"));
        var refused = await Assert.ThrowsAsync<Stripe.StripeException>(() => other.Client(strict).V1.Checkout.Sessions.GetAsync("cs_test_1"));

        Assert.Equal("cs_test_1", session.Id);
        Assert.Equal("/elsewhere", stripe.Requests[1].Target);
        Assert.Equal(HttpStatusCode.MovedPermanently, refused.HttpStatusCode);
    }

    /// <summary>Calls back once a try is over, when its answer is all there or the connection has failed.</summary>
    private sealed class Counting(Action tried) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                await response.Content.LoadIntoBufferAsync(CancellationToken.None);
                return response;
            }
            finally
            {
                tried();
            }
        }
    }
}
