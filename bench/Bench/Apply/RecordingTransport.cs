using Azure.Core;
using Azure.Core.Pipeline;

namespace CreditFunctions.Bench.Apply;

/// <summary>A transport that sends requests to storage and records those of each event.</summary>
internal sealed class RecordingTransport : HttpPipelineTransport, IDisposable
{
    private readonly HttpClientTransport _real = new();

    /// <summary>The event that the current asynchronous flow applies.</summary>
    public AsyncLocal<EventTrace?> Current { get; } = new();

    public override Request CreateRequest() => _real.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Only asynchronous calls are supported.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var trace = Current.Value;
        trace?.Begin(message.Request);
        await _real.ProcessAsync(message);
        trace?.End();
    }

    public void Dispose() => _real.Dispose();
}
