using Azure.Core;
using Azure.Core.Pipeline;

namespace CreditFunctions.Bench.Apply;

/// <summary>The real way to storage, which notes what each event sends.</summary>
internal sealed class RecordingTransport : HttpPipelineTransport, IDisposable
{
    private readonly HttpClientTransport _real = new();

    /// <summary>The event that is being applied where this is read.</summary>
    public AsyncLocal<EventTrace?> Current { get; } = new();

    public override Request CreateRequest() => _real.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Nothing here blocks.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var trace = Current.Value;
        trace?.Begin(message.Request);
        await _real.ProcessAsync(message);
        trace?.End();
    }

    public void Dispose() => _real.Dispose();
}
