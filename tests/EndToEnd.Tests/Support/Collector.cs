using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>Takes what is exported over OTLP (protobuf by HTTP) and keeps it.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = [];
    private readonly WebApplication _app;

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            _received.Enqueue((request.Path, body.ToArray()));
        });
    }

    public string Address => _app.Urls.Single();

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>Whether a text is in any export of a signal: <c>traces</c>, <c>metrics</c> or <c>logs</c>.</summary>
    public bool Has(string signal, string text) =>
        _received.Any(export => export.Path == $"/v1/{signal}" && export.Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    /// <summary>The trace ids of all spans of a name, as hex digits.</summary>
    public IReadOnlyList<string> TracesOf(string span) =>
    [
        .. from export in _received
           where export.Path == "/v1/traces"
           from resource in Parts(export.Body, 1)
           from scope in Parts(resource, 2)
           from one in Parts(scope, 2)
           where Parts(one, 5).Any(name => Encoding.UTF8.GetString(name.Span) == span)
           select Convert.ToHexString(Parts(one, 1).Single().Span),
    ];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>The length-delimited fields of one number in a protobuf message.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Parts(ReadOnlyMemory<byte> message, int field)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message.Span, ref at);
            var isBytes = (tag & 7) == 2;
            var length = isBytes ? Varint(message.Span, ref at) : LengthOfNumber(message.Span, tag & 7, at);
            if (isBytes && tag >> 3 == field)
            {
                yield return message.Slice(at, length);
            }

            at += length;
        }
    }

    private static int LengthOfNumber(ReadOnlySpan<byte> bytes, int wireType, int at)
    {
        switch (wireType)
        {
            case 1:
                return 8;
            case 5:
                return 4;
            default:
                var end = at;
                Varint(bytes, ref end);
                return end - at;
        }
    }

    private static int Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (int)(uint)(value & int.MaxValue);
            }
        }
    }
}
