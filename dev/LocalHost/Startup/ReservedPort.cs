using System.Net;
using System.Net.Sockets;

namespace CreditFunctions.LocalHost.Startup;

/// <summary>
/// A port of both loopback addresses, held from the moment it is known: the address has to be told to others before there is
/// anything to serve. Who connects early waits.
/// </summary>
internal sealed class ReservedPort : IDisposable
{
    // After so many neighbours the system may choose.
    private const int NeighboursMax = 20;

    private readonly List<Socket> _sockets;

    private ReservedPort(List<Socket> sockets)
    {
        _sockets = sockets;
        Number = ((IPEndPoint)sockets[0].LocalEndPoint!).Port;
    }

    public int Number { get; }

    public IEnumerable<IPAddress> Addresses => _sockets.Select(socket => ((IPEndPoint)socket.LocalEndPoint!).Address);

    /// <exception cref="LocalHostException">The port that was asked for is taken.</exception>
    public static ReservedPort Take(PortRequest request, string setting)
    {
        if (!request.MayMoveOn)
        {
            return TryTake(request.Port)
                ?? throw new LocalHostException($"Port {request.Port} is taken. Free it, or set {setting} to another one.");
        }

        return Enumerable.Range(request.Port, NeighboursMax).Append(0).Select(TryTake).OfType<ReservedPort>().First();
    }

    /// <summary>The socket that holds an address, for the server to listen on.</summary>
    public Socket SocketAt(EndPoint address) => _sockets.Single(socket => socket.LocalEndPoint!.Equals(address));

    public void Dispose() => _sockets.ForEach(socket => socket.Dispose());

    private static ReservedPort? TryTake(int port)
    {
        // Another process may hold the number on the other address: then a system's choice is made again.
        for (var attempt = 0; attempt < (port == 0 ? NeighboursMax : 1); attempt++)
        {
            if (Bind(IPAddress.Loopback, port) is not { } first)
            {
                return null;
            }

            if (!Socket.OSSupportsIPv6)
            {
                return new ReservedPort([first]);
            }

            if (Bind(IPAddress.IPv6Loopback, ((IPEndPoint)first.LocalEndPoint!).Port, orNowhere: true) is { } second)
            {
                return new ReservedPort(second.IsBound ? [first, second] : [first]);
            }

            first.Dispose();
        }

        return null;
    }

    private static Socket? Bind(IPAddress address, int port, bool orNowhere = false)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen();
            return socket;
        }
        catch (SocketException failure) when (orNowhere && failure.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            // A machine without an IPv6 loopback: the other address is enough.
            return socket;
        }
        catch (SocketException failure) when (failure.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            socket.Dispose();
            return null;
        }
    }
}
