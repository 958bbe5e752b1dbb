using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.LocalHost.Tests.Http;

/// <summary>Functions for the tests of HTTP triggers.</summary>
internal sealed class SampleFunctions
{
    [Function("WithoutRoute")]
    public static IResult WithoutRoute([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text(request.Method);

    [Function("GetThing")]
    public static Task<IResult> GetThing([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id}")] HttpRequest request, string id) =>
        Task.FromResult(Results.Text($"got {id} from {request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget}"));

    [Function("PutThing")]
    public static IResult PutThing([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "things/{id}")] HttpRequest request, string id) =>
        Results.Text($"{request.Method} {id}");

    [Function("SortThings")]
    public static IResult SortThings([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "things/sort")] HttpRequest request) =>
        Results.Text($"sorted by {request.Method}");

    [Function("AnyMethod")]
    public static IResult AnyMethod([HttpTrigger(AuthorizationLevel.Anonymous, Route = "any")] HttpRequest request) => Results.Text(request.Method);

    [Function("Keyed")]
    public static IResult Keyed([HttpTrigger(AuthorizationLevel.Function, "get", Route = "keyed")] HttpRequest request) => Results.Text(request.Method);

    [Function("SaysNoLevel")]
    public static IResult SaysNoLevel([HttpTrigger("get", Route = "says-no-level")] HttpRequest request) => Results.Text(request.Method);

    [Function("Throwing")]
    public static IResult Throwing([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throwing")] HttpRequest request) =>
        throw new InvalidOperationException($"{request.Method} with a secret in it");

    [Function("Echo")]
    public static async Task<IResult> Echo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "echo")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return context.GetHttpContext() == request.HttpContext ? Results.Bytes(body.ToArray()) : Results.Conflict();
    }

    [Function("RepeatedHeader")]
    public static IResult RepeatedHeader([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "repeated-header")] HttpRequest request) =>
        Results.Text(string.Join('|', request.Headers["Idempotency-Key"].ToArray()));

    [Function("Trace")]
    public static IResult Trace([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "trace")] HttpRequest request, FunctionContext context) =>
        Results.Text(request.Headers.ContainsKey("traceparent") ? context.TraceContext.TraceParent : Activity.Current?.Id);
}
