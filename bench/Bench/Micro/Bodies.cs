using System.Text;
using BenchmarkDotNet.Attributes;
using CreditFunctions.Bench.Load;
using CreditFunctions.Core.Stripe;
using CreditFunctions.Core.Webhooks;
using Microsoft.Extensions.Options;
using Stripe;

namespace CreditFunctions.Bench.Micro;

/// <summary>The steps of the webhook that depend on the size of the body.</summary>
public class Bodies
{
    private const long Tolerance = 300;

    private readonly StripeSignature _signature =
        new(Options.Create(new StripeOptions { WebhookSecrets = [SignedEvents.Secret] }), TimeProvider.System);

    private byte[] _body = [];
    private string _text = "";
    private string _header = "";
    private long _now;

    [Params(1, 4, 16, 64)]
    public int Kilobytes { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _text = SignedEvents.OfSize(Kilobytes * 1024);
        _body = Encoding.UTF8.GetBytes(_text);
        _header = SignedEvents.Signature(_body);
        _now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
    }

    [Benchmark(Description = "signature, Stripe's SDK alone")]
    public void SignatureOfVendor() => EventUtility.ValidateSignature(_text, _header, SignedEvents.Secret, Tolerance, _now);

    [Benchmark(Description = "signature")]
    public bool Signature() => _signature.IsValid(_text, _header);

    [Benchmark(Description = "peek at id and type")]
    public bool Peek() => EventHeader.TryRead(_body, out _);
}
