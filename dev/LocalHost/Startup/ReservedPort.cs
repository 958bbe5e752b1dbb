using System.Net;
using System.Net.Sockets;

namespace CreditFunctions.LocalHost.Startup;

/// <summary>
/// A port on both loopback addresses. It listens from the moment it is chosen, because FakeStripe needs the address before the web server
/// starts; early connections wait.
/// </summary>
internal sealed class ReservedPort : IDisposable
{
    /// <summary>How many ports are tried before the operating system chooses.</summary>
    private const int MaxAttempts = 20;

    private readonly List<Socket> _sockets;

    private ReservedPort(List<Socket> sockets)
    {
        _sockets = sockets;
        Number = ((IPEndPoint)sockets[0].LocalEndPoint!).Port;
    }

    public int Number { get; }

    public IEnumerable<IPAddress> Addresses => _sockets.Select(socket => ((IPEndPoint)socket.LocalEndPoint!).Address);

    /// <exception cref="LocalHostException">The requested port is taken.</exception>
    public static ReservedPort Take(PortRequest request, string setting)
    {
        if (!request.MayMoveOn)
        {
            return TryTake(request.Port)
                ?? throw new LocalHostException($"Port {request.Port} is taken. Free it, or set {setting} to another one.");
        }

        return Enumerable.Range(request.Port, MaxAttempts).Append(0).Select(TryTake).OfType<ReservedPort>().First();
    }

    /// <summary>The listening socket of an address, for the web server.</summary>
    public Socket SocketAt(EndPoint address) => _sockets.Single(socket => socket.LocalEndPoint!.Equals(address));

    public void Dispose() => _sockets.ForEach(socket => socket.Dispose());

    private static ReservedPort? TryTake(int port)
    {
        // Another process may hold the same port on the other address. A port that the system chose is then chosen again.
        for (var attempt = 0; attempt < (port == 0 ? MaxAttempts : 1); attempt++)
        {
            if (Bind(IPAddress.Loopback, port) is not { } first)
            {
                return null;
            }

            if (!Socket.OSSupportsIPv6)
            {
                return new ReservedPort([first]);
            }

            if (Bind(IPAddress.IPv6Loopback, ((IPEndPoint)first.LocalEndPoint!).Port, mayBeMissing: true) is { } second)
            {
                return new ReservedPort(second.IsBound ? [first, second] : [first]);
            }

            first.Dispose();
        }

        return null;
    }

    private static Socket? Bind(IPAddress address, int port, bool mayBeMissing = false)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen();
            return socket;
        }
        catch (SocketException failure) when (mayBeMissing && failure.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            // Without an IPv6 loopback, the IPv4 address is enough.
            return socket;
        }
        catch (SocketException failure) when (failure.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            socket.Dispose();
            return null;
        }
    }
}
