using CreditFunctions.Functions.Hosting;
using CreditFunctions.LocalHost.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;

namespace CreditFunctions.LocalHost.Tests.Worker;

/// <summary>On Azure, both the host and the connection report that a caller has disconnected, in either order.</summary>
public sealed class DisconnectedCallersTests
{
    [Theory]
    [InlineData(true, false, 503)]
    [InlineData(true, true, 200)]
    [InlineData(false, true, 200)]
    public async Task A_canceled_request_is_not_an_error_if_host_or_connection_report_a_disconnect(bool hostSays, bool connectionSays, int status)
    {
        var logs = new FakeLogger<ProblemDetailsMiddleware>();

        var http = await RunAsync(logs, new CancellationToken(hostSays), new CancellationToken(connectionSays));

        Assert.Equal((status, 0), (http.Response.StatusCode, logs.Collector.Count));
    }

    [Fact]
    public async Task A_canceled_request_of_a_connected_caller_is_an_error()
    {
        var logs = new FakeLogger<ProblemDetailsMiddleware>();

        var http = await RunAsync(logs, CancellationToken.None, CancellationToken.None);

        Assert.Equal((503, 1), (http.Response.StatusCode, logs.Collector.Count));
    }

    private static async Task<HttpContext> RunAsync(FakeLogger<ProblemDetailsMiddleware> logs, CancellationToken host, CancellationToken connection)
    {
        var http = new DefaultHttpContext
        {
            RequestAborted = connection,
            RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(),
        };
        var function = FunctionCatalog.Find([typeof(Asking)]).Single();
        var context = new LocalFunctionContext(function, new Invocation(null, host) { HttpContext = http }, http.RequestServices);
        context.Items["HttpRequestContext"] = http; // The worker's key.
        await new ProblemDetailsMiddleware(logs).Invoke(context, _ => throw new TaskCanceledException());
        return http;
    }

    private sealed class Asking
    {
        [Function("Ask")]
        public static Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Task.FromResult(Results.Ok(request.Path.Value));
    }
}
