namespace CreditFunctions.FakeStripe;

/// <summary>The options of a <see cref="FakeStripeServer"/>.</summary>
public sealed record FakeStripeOptions
{
    /// <summary>The port on 127.0.0.1; 0 selects a free one.</summary>
    public int Port { get; init; }

    /// <summary>The data directory; null keeps the state in memory only.</summary>
    public string? DataDirectory { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The delay before the first retry of a delivery. Each further delay doubles.</summary>
    public TimeSpan RetryDelayFirst { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan RetryDelayMax { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The maximum number of attempts of a delivery. With the default delays an endpoint may be down for ten minutes.</summary>
    public int DeliveryAttempts { get; init; } = 45;

    /// <summary>How long delayed payments and refunds take. At Stripe they take days.</summary>
    public TimeSpan SettlementDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the payment page waits for the webhook's response before it redirects the buyer.</summary>
    public TimeSpan RedirectWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether only warnings are logged.</summary>
    public bool IsQuiet { get; init; } = true;
}
