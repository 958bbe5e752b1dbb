using System.Text;
using BenchmarkDotNet.Attributes;
using CreditFunctions.Bench.Load;
using CreditFunctions.Core.Webhooks;

namespace CreditFunctions.Bench.Micro;

/// <summary>Everything that the webhook does with a body, with a queue that responds immediately.</summary>
public class Receiving
{
    private readonly ReceiveWebhook _receive = InstantQueue.Receiver();
    private byte[] _body = [];
    private string _header = "";

    /// <summary>Sizes up to the largest that fits into a message.</summary>
    [Params(1, 4, 16, 32)]
    public int Kilobytes { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _body = Encoding.UTF8.GetBytes(SignedEvents.OfSize(Kilobytes * 1024));
        _header = SignedEvents.Signature(_body);
    }

    [Benchmark(Description = "receive, queue included")]
    public Task<ReceiveOutcome> Receive() => _receive.ReceiveAsync(_body, _header, CancellationToken.None);
}
