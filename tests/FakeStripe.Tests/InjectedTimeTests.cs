using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.FakeStripe.Tests;

public sealed class InjectedTimeTests
{
    private static readonly DateTimeOffset Start = new(2027, 1, 15, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Objects_and_signatures_have_the_injected_time()
    {
        await using var stripe = await StripeAccount.OpenAsync(StripeAccount.Options with { TimeProvider = new FakeTimeProvider(Start) });
        await using var receiver = await Receiver.OpenAsync();
        await stripe.SubscribeAsync(receiver);

        var session = await stripe.BuyAsync();

        Assert.Equal(Start.ToUnixTimeSeconds(), session.Number("created"));
        Assert.Equal($"{Start.ToUnixTimeSeconds()}", (await receiver.SeeAsync("checkout.session.completed")).Timestamp);
    }

    [Fact]
    public async Task A_session_expires_by_the_injected_time()
    {
        var time = new FakeTimeProvider(Start);
        await using var stripe = await StripeAccount.OpenAsync(StripeAccount.Options with { TimeProvider = time });
        await stripe.CreateSessionAsync($"&expires_at={Start.AddHours(1).ToUnixTimeSeconds()}");

        time.Advance(TimeSpan.FromHours(1));

        await Eventually.IsTrueAsync(async () => (await stripe.EventTypesAsync()).Contains("checkout.session.expired"), "expiry");
    }
}
