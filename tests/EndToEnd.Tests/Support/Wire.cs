using System.Net;
using System.Net.Http.Json;

namespace CreditFunctions.EndToEnd.Tests.Support;

/// <summary>A wire to storage on which things happen.</summary>
internal sealed class Wire(Wire.Way way) : DelegatingHandler(new SocketsHttpHandler())
{
    /// <summary>What becomes of a request; it may be sent on.</summary>
    internal delegate Task<HttpResponseMessage> Way(HttpRequestMessage request, Func<Task<HttpResponseMessage>> send);

    /// <summary>Nothing is in the way.</summary>
    public static Way Open { get; } = (_, send) => send();

    /// <summary>Writes to a table are answered so, and not carried out.</summary>
    public static Way RefusingWritesTo(string table, HttpStatusCode status, string code) =>
        async (request, send) => await WritesToAsync(request, table) ? Refusal(status, code) : await send();

    /// <summary>Something happens once: after the first write to a table, and before its answer comes.</summary>
    public static Way AfterWriteTo(string table, Func<Task> happens)
    {
        var hasHappened = false;
        return async (request, send) =>
        {
            var isFirst = !hasHappened && await WritesToAsync(request, table);
            var answer = await send();
            if (isFirst)
            {
                hasHappened = true;
                await happens();
            }

            return answer;
        };
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        way(request, () => base.SendAsync(request, cancellationToken));

    /// <summary>A transaction names its table only in its body.</summary>
    private static async Task<bool> WritesToAsync(HttpRequestMessage request, string table) =>
        request.Method != HttpMethod.Get
        && (request.RequestUri!.AbsolutePath.Contains("/" + table, StringComparison.Ordinal)
            || (request.RequestUri.AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal) && (await request.Content!.ReadAsStringAsync()).Contains("/" + table, StringComparison.Ordinal)));

    private static HttpResponseMessage Refusal(HttpStatusCode status, string code) => new(status)
    {
        Headers = { { "x-ms-error-code", code } },
        Content = JsonContent.Create(new Dictionary<string, object> { ["odata.error"] = new { code, message = new { value = "the words of a vendor" } } }),
    };
}
