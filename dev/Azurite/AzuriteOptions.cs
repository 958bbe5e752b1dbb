namespace CreditFunctions.Azurite;

public sealed record AzuriteOptions
{
    /// <summary>The port of the blob service; queues use the next one, and tables the one after that. With 0 the system chooses all three.</summary>
    public int Port { get; init; }

    /// <summary>Where the data is kept; null keeps it in memory.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The names of the storage accounts. All have the published key of storage emulators.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [AzuriteEndpoints.DefaultAccount];

    /// <summary>How long a start waits for an earlier Azurite to write its data. That process ends by itself after 10 s.</summary>
    public TimeSpan PreviousExitLimit { get; init; } = TimeSpan.FromSeconds(15);
}
