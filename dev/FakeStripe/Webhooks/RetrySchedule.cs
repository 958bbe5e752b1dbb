namespace CreditFunctions.FakeStripe.Webhooks;

/// <summary>The delays between attempts of a delivery: exponential up to a maximum, and far shorter than Stripe's.</summary>
internal sealed class RetrySchedule(FakeStripeOptions options)
{
    public TimeSpan? After(long attempts)
    {
        if (attempts >= options.DeliveryAttempts)
        {
            return null;
        }

        var doubled = options.RetryDelayFirst.TotalMilliseconds * Math.Pow(2, Math.Min(attempts - 1, 30));
        return TimeSpan.FromMilliseconds(Math.Min(doubled, options.RetryDelayMax.TotalMilliseconds));
    }
}
