using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace CreditFunctions.Bench.Load;

/// <summary>A connection that sends prepared requests one after the other, and parses only the status and the end of each response.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket;
    private readonly byte[] _answer = new byte[16 * 1024];

    private Connection(Socket socket) => _socket = socket;

    public static async Task<Connection> OpenAsync(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port);
            return new Connection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends a request and returns the response status.</summary>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        var length = 0;
        do
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(length));
            length += read > 0 ? read : throw new SocketException((int)SocketError.ConnectionReset);
        }
        while (!IsComplete(_answer.AsSpan(0, length)));

        return Status(_answer);
    }

    public void Dispose() => _socket.Dispose();

    private static int Status(ReadOnlySpan<byte> answer) =>
        Utf8Parser.TryParse(answer["HTTP/1.1 ".Length..], out int status, out _) ? status : 0;

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = answer[..end];
        var length = head.IndexOf("Content-Length: "u8);
        return length < 0
            ? answer.EndsWith("0\r\n\r\n"u8) // Chunked; the last chunk is empty.
            : Utf8Parser.TryParse(head[(length + "Content-Length: ".Length)..], out int body, out _) && answer.Length == end + 4 + body;
    }
}
