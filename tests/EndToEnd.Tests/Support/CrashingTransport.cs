using Azure.Core;
using Azure.Core.Pipeline;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>The way to storage of a process that dies: up to a certain request all is well, and from then on nothing is sent any more.</summary>
/// <param name="requestsBeforeTheEnd">How many requests are answered.</param>
/// <param name="isLastOneCarriedOut">Whether the request after those still reaches storage, its answer being lost.</param>
internal sealed class CrashingTransport(int requestsBeforeTheEnd, bool isLastOneCarriedOut) : HttpPipelineTransport
{
    private readonly HttpClientTransport _real = new();
    private int _requests;

    public int Requests => _requests;

    /// <summary>Whether the process lived long enough to need no more.</summary>
    public bool HasCrashed => _requests > requestsBeforeTheEnd;

    public override Request CreateRequest() => _real.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Nothing here blocks.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var request = Interlocked.Increment(ref _requests);
        if (request <= requestsBeforeTheEnd || (request - 1 == requestsBeforeTheEnd && isLastOneCarriedOut))
        {
            await _real.ProcessAsync(message);
        }

        if (request > requestsBeforeTheEnd)
        {
            throw new CrashException();
        }
    }

    internal sealed class CrashException : Exception;
}
