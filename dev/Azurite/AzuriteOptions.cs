namespace CreditFunctions.Azurite;

public sealed record AzuriteOptions
{
    /// <summary>The port of the blob service; queues get the next one and tables the one after. 0 lets the system choose all three.</summary>
    public int Port { get; init; }

    /// <summary>Where the data is kept; null keeps it in memory and loses it at the end.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>How long a start waits for an earlier Azurite to finish writing to the data directory, a little longer than that one may take.</summary>
    public TimeSpan PreviousExitLimit { get; init; } = TimeSpan.FromSeconds(15);
}
