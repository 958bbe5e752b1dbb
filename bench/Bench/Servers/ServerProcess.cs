using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CreditFunctions.Bench.Load;

namespace CreditFunctions.Bench.Servers;

/// <summary>A server in a process of its own, so that what it uses is its alone.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServerProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public Usage Usage => Usage.Of(_process.Id);

    /// <summary>How long it took from the start of the process to the first 200.</summary>
    public TimeSpan StartedIn { get; private init; }

    /// <summary>Starts a program and waits until it answers a request with 200.</summary>
    public static async Task<ServerProcess> StartAsync(ServerCommand command, Func<int, ReadOnlyMemory<byte>> request)
    {
        var port = FreePort();
        var prepared = request(port);
        var begun = Stopwatch.GetTimestamp();
        var process = Process.Start(command.At(port))!;
        try
        {
            await FirstAnswerAsync(process, port, prepared, begun);
            return new ServerProcess(process, port) { StartedIn = Stopwatch.GetElapsedTime(begun) };
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static async Task FirstAnswerAsync(Process process, int port, ReadOnlyMemory<byte> request, long begun)
    {
        while (Stopwatch.GetElapsedTime(begun) < StartLimit && !process.HasExited)
        {
            try
            {
                using var connection = await Connection.OpenAsync(port);
                if (await connection.SendAsync(request) == (int)HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (SocketException)
            {
                // It does not listen yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        throw new InvalidOperationException($"{process.StartInfo.ArgumentList[^1]} did not answer with 200; run it by hand to see why.");
    }
}
