using System.Collections.Concurrent;
using System.Threading.Channels;
using CreditFunctions.FakeStripe.Webhooks;

namespace CreditFunctions.FakeStripe.CommandLine;

/// <summary>The connected Stripe CLIs, which forward events to a local address.</summary>
internal sealed class Listeners(DocumentStore store, Clock clock)
{
    private const string Setting = "setting";
    private const string SecretId = "command_line_secret";
    private readonly ConcurrentDictionary<Channel<string>, bool> _connected = new();

    /// <summary>All CLIs share one secret, so that <c>listen --print-secret</c> prints the secret that <c>listen</c> uses.</summary>
    public string Secret()
    {
        if (store.Find(Setting, SecretId) is not { } setting)
        {
            setting = new JsonObject { ["id"] = SecretId, ["secret"] = WebhookSecrets.New() };
            store.Put(Setting, setting);
        }

        return setting.RequiredText("secret");
    }

    public void Send(JsonObject happened)
    {
        if (_connected.IsEmpty)
        {
            return;
        }

        var body = Rendering.Render(happened.Visible());
        var headers = WebhookHeaders.Of(body, [Secret()], clock);
        var message = new JsonObject
        {
            ["type"] = "webhook_event",
            ["endpoint"] = new JsonObject { ["api_version"] = null },
            ["event_payload"] = body,
            ["http_headers"] = new JsonObject(headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value))),
            ["webhook_conversation_id"] = Id.New("wc_"),
            ["webhook_id"] = Id.New("wh_"),
        };
        foreach (var listener in _connected.Keys)
        {
            listener.Writer.TryWrite(message.ToJsonString());
        }
    }

    public Channel<string> Connect()
    {
        var listener = Channel.CreateUnbounded<string>();
        _connected[listener] = true;
        return listener;
    }

    public void Disconnect(Channel<string> listener)
    {
        _connected.TryRemove(listener, out _);
        listener.Writer.TryComplete();
    }
}
