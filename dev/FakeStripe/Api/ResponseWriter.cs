using CreditFunctions.FakeStripe.Control;

namespace CreditFunctions.FakeStripe.Api;

internal static class ResponseWriter
{
    public const string DefaultVersion = "2026-07-29.dahlia";

    public static async Task WriteAsync(HttpContext context, ApiResponse result, string requestId, Fault? fault)
    {
        if (fault?.Reply == "none")
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = result.Status;
        response.ContentType = "application/json";
        response.Headers["Request-Id"] = requestId;
        response.Headers["Stripe-Version"] = context.Request.Headers["Stripe-Version"] is { Count: > 0 } version ? version.ToString() : DefaultVersion;
        if (context.Request.Headers["Idempotency-Key"] is { Count: > 0 } key)
        {
            response.Headers["Idempotency-Key"] = key;
        }

        if (result.IsReplayed)
        {
            response.Headers["Idempotent-Replayed"] = "true";
        }

        if (fault?.ShouldRetry is { } shouldRetry)
        {
            response.Headers["Stripe-Should-Retry"] = shouldRetry ? "true" : "false";
        }

        var body = fault?.Reply == "malformed" ? result.Body[..(result.Body.Length / 2)] : result.Body;
        await response.WriteAsync(body, context.RequestAborted);
    }
}
