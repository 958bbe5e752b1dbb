using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CreditFunctions.Bench.Load;

namespace CreditFunctions.Bench.Servers;

/// <summary>A server in a separate process, so that its resource usage can be measured.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServerProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public Usage Usage => Usage.Of(_process.Id);

    /// <summary>The time from the start of the process to the first 200 response.</summary>
    public TimeSpan StartedIn { get; private init; }

    /// <summary>Starts a program and waits for its first 200 response.</summary>
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
                // The server does not listen yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        throw new InvalidOperationException($"{process.StartInfo.ArgumentList[^1]} did not return 200. Run it by hand to find the cause.");
    }
}
