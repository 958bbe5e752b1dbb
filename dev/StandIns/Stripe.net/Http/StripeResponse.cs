using System.Net;
using System.Net.Http.Headers;

namespace Stripe;

public sealed class StripeResponse(HttpStatusCode statusCode, HttpResponseHeaders headers, string content)
{
    public HttpStatusCode StatusCode { get; } = statusCode;

    public HttpResponseHeaders Headers { get; } = headers;

    public string Content { get; } = content;

    public DateTimeOffset? Date => Headers?.Date;

    public string IdempotencyKey => FirstHeader("Idempotency-Key");

    public string RequestId => FirstHeader("Request-Id");

    private string FirstHeader(string name) =>
        Headers is not null && Headers.TryGetValues(name, out var values) ? values.First() : null;
}
