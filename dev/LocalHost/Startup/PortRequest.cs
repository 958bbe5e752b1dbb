namespace CreditFunctions.LocalHost.Startup;

/// <summary>Which port to listen on: a free one, exactly one, or one that may give way to another when it is taken.</summary>
public readonly record struct PortRequest
{
    private PortRequest(int port, bool mayMoveOn) => (Port, MayMoveOn) = (port, mayMoveOn);

    /// <summary>The system's choice. The default value.</summary>
    public static PortRequest Free => default;

    public int Port { get; }

    public bool MayMoveOn { get; }

    public static PortRequest Exactly(int port) => new(port, mayMoveOn: false);

    public static PortRequest Preferably(int port) => new(port, mayMoveOn: true);
}
