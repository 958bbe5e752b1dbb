namespace CreditFunctions.FakeStripe;

/// <summary>How a <see cref="FakeStripeServer"/> runs.</summary>
public sealed record FakeStripeOptions
{
    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Where its state is kept; null keeps it in memory only.</summary>
    public string? DataDirectory { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The wait before a failed delivery is tried for the second time; each further wait doubles.</summary>
    public TimeSpan RetryDelayFirst { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan RetryDelayMax { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a delivery is tried in all. With the default waits an endpoint may be away for ten minutes.</summary>
    public int DeliveryAttempts { get; init; } = 45;

    /// <summary>How long delayed payments and refunds take, where Stripe takes days.</summary>
    public TimeSpan SettlementDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the hosted page waits for the webhook's answer before it sends the buyer back.</summary>
    public TimeSpan RedirectWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether only warnings are logged.</summary>
    public bool IsQuiet { get; init; } = true;
}
