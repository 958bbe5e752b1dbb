using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CreditFunctions.Tables.Tests.Support;

/// <summary>Stands between client and network: keeps what was sent, and may answer in the network's place.</summary>
internal sealed class Relay(Func<Request, int, Response?> answer) : HttpPipelineTransport
{
    private static readonly HttpClientTransport Network = new();

    private readonly List<(string Method, Uri Uri, Dictionary<string, string> Headers)> _sent = [];

    public IReadOnlyList<(string Method, Uri Uri, Dictionary<string, string> Headers)> Sent => _sent;

    public static Relay ThatAnswers(Func<int, Response?> answer) => new((_, attempt) => answer(attempt));

    public override Request CreateRequest() => Network.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Only asynchronous calls are made.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var headers = message.Request.Headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);
        _sent.Add((message.Request.Method.Method, message.Request.Uri.ToUri(), headers));
        if (answer(message.Request, _sent.Count) is { } response)
        {
            message.Response = response;
        }
        else
        {
            await Network.ProcessAsync(message);
        }
    }
}
