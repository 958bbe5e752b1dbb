namespace CreditFunctions.FakeStripe.Tests;

public sealed class RedirectTests
{
    [Fact]
    public async Task The_buyer_is_redirected_after_the_webhook_has_responded()
    {
        await using var stripe = await StripeAccount.OpenAsync();
        await using var receiver = await Receiver.OpenAsync();
        await stripe.SubscribeAsync(receiver, "checkout.session.completed");
        var answer = new TaskCompletionSource();
        receiver.Held = answer.Task;
        var session = await stripe.CreateSessionAsync();

        var paying = stripe.PostAsync(PaymentPage.PathOf(session), PaymentPage.Filled + "4242424242424242");
        await receiver.SeeAsync("checkout.session.completed");

        Assert.False(paying.IsCompleted);
        answer.SetResult();
        Assert.Equal(HttpStatusCode.SeeOther, (await paying).Status);
    }

    [Fact]
    public async Task A_webhook_that_never_responds_does_not_block_the_redirect()
    {
        await using var stripe = await StripeAccount.OpenAsync(StripeAccount.Options with { RedirectWait = TimeSpan.FromMilliseconds(100) });
        await using var receiver = await Receiver.OpenAsync();
        await stripe.SubscribeAsync(receiver, "checkout.session.completed");
        var never = new TaskCompletionSource();
        receiver.Held = never.Task;

        var reply = await stripe.PostAsync(PaymentPage.PathOf(await stripe.CreateSessionAsync()), PaymentPage.Filled + "4242424242424242");

        Assert.Equal(HttpStatusCode.SeeOther, reply.Status);
        never.SetResult();
    }

    [Fact]
    public async Task A_dropped_delivery_does_not_block_the_redirect()
    {
        await using var stripe = await StripeAccount.OpenAsync(StripeAccount.Options with { RedirectWait = TimeSpan.FromMinutes(5) });
        await using var receiver = await Receiver.OpenAsync();
        await stripe.SubscribeAsync(receiver, "checkout.session.completed");
        await stripe.ControlAsync("deliveries", new { drop = true });

        var reply = await stripe.PostAsync(PaymentPage.PathOf(await stripe.CreateSessionAsync()), PaymentPage.Filled + "4242424242424242");

        Assert.Equal(HttpStatusCode.SeeOther, reply.Status);
        Assert.Empty(receiver.Received);
    }
}
