namespace CreditFunctions.FakeStripe.Webhooks;

/// <summary>Stripe's days of retries, scaled down: each wait is twice the one before, up to a limit.</summary>
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
