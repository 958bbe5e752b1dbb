using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CreditFunctions.Tables.Tests.Support;

/// <summary>Stands between client and network: keeps what was sent, and may answer in the network's place.</summary>
internal sealed class Relay(Func<int, Response?> answer) : HttpPipelineTransport
{
    private static readonly HttpClientTransport Network = new();

    private readonly List<SentRequest> _sent = [];

    public IReadOnlyList<SentRequest> Sent => _sent;

    public override Request CreateRequest() => Network.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Only asynchronous calls are made.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        _sent.Add(await SentRequest.FromAsync(message.Request));
        if (answer(_sent.Count) is { } response)
        {
            message.Response = response;
        }
        else
        {
            await Network.ProcessAsync(message);
        }
    }
}
