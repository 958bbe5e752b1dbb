using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Bench.Load;

/// <summary>Deliveries in Stripe's format, signed with the current time. They are accepted for five minutes.</summary>
internal static class SignedEvents
{
    public const string Secret = "whsec_bench";

    private const int Different = 256;
    private const string SampleId = "evt_sample_checkout_session_completed_paid";

    /// <summary>A sample event with Stripe's typical size and formatting, about 4 KB.</summary>
    public static string Sample { get; } = File("checkout.session.completed.paid.json");

    /// <summary>Reads a sample event.</summary>
    public static string File(string name) => System.IO.File.ReadAllText(Checkout.At("samples", "stripe-events", name));

    /// <summary>An event of approximately the given size. Like Stripe's large events, it grows by members after the first ones.</summary>
    public static string OfSize(int bytes)
    {
        const string Head = """{"id":"evt_bench","object":"event","api_version":"2026-07-29.dahlia","created":1791000060,"data":{"object":{"object":"checkout.session","metadata":{""";
        const string Tail = """}}},"livemode":false,"pending_webhooks":1,"type":"checkout.session.completed"}""";
        var members = Enumerable.Range(0, (bytes - Head.Length - Tail.Length) / 32).Select(number => $"\"key{number:D5}\":\"{number:D18}\"");
        return Head + string.Join(',', members) + Tail;
    }

    /// <summary>Prepared requests, each for a different event.</summary>
    public static IReadOnlyList<byte[]> Requests(int port) => [.. Enumerable.Range(0, Different).Select(number => Request(port, Event(number)))];

    /// <summary>A prepared request for one event.</summary>
    public static ReadOnlyMemory<byte> Request(int port) => Request(port, Event(0));

    /// <summary>A prepared request with the given body.</summary>
    public static byte[] Request(int port, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var head = $"POST /api/webhooks/stripe HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json; charset=utf-8\r\n"
            + $"User-Agent: Stripe/1.0 (+https://stripe.com/docs/webhooks)\r\nAccept: */*\r\nStripe-Signature: {Signature(bytes)}\r\nContent-Length: {bytes.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. bytes];
    }

    /// <summary>The signature header for a body.</summary>
    public static string Signature(ReadOnlySpan<byte> body)
    {
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(time + "."), .. body];
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed);
        return $"t={time},v1={Convert.ToHexStringLower(mac)}";
    }

    private static string Event(int number) => Sample.Replace(SampleId, $"evt_bench_{number:D6}", StringComparison.Ordinal);
}
