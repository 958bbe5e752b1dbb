using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace CreditFunctions.FakeStripe.CommandLine;

/// <summary>The web socket over which a Stripe CLI receives events. The CLI's reports are read and discarded.</summary>
internal sealed class ListenerSocket(Listeners listeners, IHostApplicationLifetime lifetime)
{
    public const string Path = "/_cli/websocket";

    public async Task RunAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var listener = listeners.Connect();
        try
        {
            var sending = SendAsync(socket, listener.Reader, ended.Token);
            await ReceiveAsync(socket, ended.Token);
            await ended.CancelAsync();
            await sending;
        }
        catch (Exception failure) when (failure is OperationCanceledException or WebSocketException)
        {
            // The CLI disconnected, which it may do at any time.
        }
        finally
        {
            listeners.Disconnect(listener);
        }
    }

    private static async Task SendAsync(WebSocket socket, ChannelReader<string> messages, CancellationToken cancellationToken)
    {
        await foreach (var message in messages.ReadAllAsync(cancellationToken))
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
    }

    private static async Task ReceiveAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        while (socket.State == WebSocketState.Open)
        {
            var received = await socket.ReceiveAsync(buffer, cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
            }
        }
    }
}
