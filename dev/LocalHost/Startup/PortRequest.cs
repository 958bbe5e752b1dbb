namespace CreditFunctions.LocalHost.Startup;

/// <summary>Which port to listen on: any free one, exactly one, or the next free one from a default.</summary>
public readonly record struct PortRequest
{
    private PortRequest(int port, bool mayMoveOn) => (Port, MayMoveOn) = (port, mayMoveOn);

    /// <summary>The operating system chooses. This is the default value.</summary>
    public static PortRequest Free => default;

    public int Port { get; }

    public bool MayMoveOn { get; }

    public static PortRequest Exactly(int port) => new(port, mayMoveOn: false);

    public static PortRequest Preferably(int port) => new(port, mayMoveOn: true);
}
